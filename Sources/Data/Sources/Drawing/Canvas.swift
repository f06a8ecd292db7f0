import GANBase

/// A small picture to paint shapes on, antialiased: a shape says how far a point is outside of it, and a pixel is
/// covered as far as its middle lies within half a pixel of the edge.
struct Canvas {
    let size: ImageSize
    private var pixels: [Smiley.Color]

    /// A canvas in one colour.
    init(size: ImageSize, color: Smiley.Color) {
        self.size = size
        pixels = Array(repeating: color, count: size.pixelCount)
    }

    /// Paints a shape.
    ///
    /// - Parameters:
    ///   - left, top, right, bottom: A box around the shape, in pixels.
    ///   - opacity: 0...1.
    ///   - color: The colour at a point.
    ///   - distance: How far a point is outside of the shape, in pixels; negative inside.
    mutating func paint(
        left: Double, top: Double, right: Double, bottom: Double, opacity: Double = 1,
        color: (_ x: Double, _ y: Double) -> Smiley.Color, distance: (_ x: Double, _ y: Double) -> Double
    ) {
        let columns = max(0, Int(left) - 1)..<max(0, min(size.width, Int(right) + 2))
        let rows = max(0, Int(top) - 1)..<max(0, min(size.height, Int(bottom) + 2))
        for row in rows {
            for column in columns {
                let x = Double(column) + 0.5
                let y = Double(row) + 0.5
                let coverage = min(1, max(0, 0.5 - distance(x, y))) * opacity
                if coverage > 0 {
                    let index = row * size.width + column
                    pixels[index] = pixels[index].mixed(with: color(x, y), coverage)
                }
            }
        }
    }

    /// The picture as bytes, red, green, blue.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * pixels.count)
        for pixel in pixels {
            bytes.append(Self.byte(pixel.red))
            bytes.append(Self.byte(pixel.green))
            bytes.append(Self.byte(pixel.blue))
        }
        return bytes
    }

    private static func byte(_ value: Double) -> UInt8 {
        UInt8(min(255, max(0, value * 255 + 0.5)))
    }
}

/// Distances from the edges of shapes around the origin; negative inside.
enum Outline {
    /// An ellipse, by its radii; exact at the edge, approximate elsewhere.
    static func ellipse(_ x: Double, _ y: Double, _ radiusX: Double, _ radiusY: Double) -> Double {
        let scaled = length(x / radiusX, y / radiusY)
        let steep = length(x / (radiusX * radiusX), y / (radiusY * radiusY))
        return steep == 0 ? -min(radiusX, radiusY) : scaled * (scaled - 1) / steep
    }

    /// A stroke along an arc that hangs from (±width, −rise) through the origin: a smile.
    ///
    /// A negative rise turns it over.
    static func arc(_ x: Double, _ y: Double, width: Double, rise: Double, thickness: Double) -> Double {
        let y = rise < 0 ? -y : y
        let rise = max(abs(rise), width * 0.01)
        let radius = (width * width + rise * rise) / (2 * rise)
        let sine = width / radius
        let cosine = 1 - rise / radius
        // Seen from the centre of the circle, above the origin by its radius; y still points down.
        let fromCentre = y + radius
        if abs(x) * cosine > fromCentre * sine {
            return length(abs(x) - width, fromCentre - radius * cosine) - thickness / 2
        }
        return abs(length(x, fromCentre) - radius) - thickness / 2
    }

    /// The length of a vector; these are far from overflow, so that `hypot` and its care are not needed.
    static func length(_ x: Double, _ y: Double) -> Double {
        (x * x + y * y).squareRoot()
    }
}
