import GANBase

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Draws a ``Smiley``.
struct SmileyDrawing {
    private typealias Color = Smiley.Color
    private typealias Field = (_ x: Double, _ y: Double) -> Double

    private let smiley: Smiley
    private var canvas: Canvas
    /// Pixels per radius of the head.
    private let scale: Double
    private let centreX: Double
    private let centreY: Double
    private let sine: Double
    private let cosine: Double

    private static let ink = Color(red: 0.13, green: 0.08, blue: 0.07)
    private static let white = Color(red: 1, green: 1, blue: 1)
    private static let throat = Color(red: 0.42, green: 0.06, blue: 0.09)
    private static let tongue = Color(red: 0.94, green: 0.38, blue: 0.4)
    private static let blush = Color(red: 1, green: 0.42, blue: 0.38)

    /// Draws.
    ///
    /// - Parameters:
    ///   - smiley: What to draw.
    ///   - size: The size of the picture; the face is drawn in the square in its middle.
    init(_ smiley: Smiley, size: ImageSize) {
        self.smiley = smiley
        canvas = Canvas(size: size, color: smiley.background)
        let side = size.shorterSide
        scale = smiley.head.radius * Double(side)
        centreX = smiley.head.x * Double(side) + Double(size.width - side) / 2
        centreY = smiley.head.y * Double(side) + Double(size.height - side) / 2
        sine = sin(smiley.head.tilt)
        cosine = cos(smiley.head.tilt)
        drawBackground()
        drawHead()
        drawCheeks()
        drawEyes()
        drawMouth()
    }

    /// The drawn picture.
    func image() throws -> DecodedImage {
        try DecodedImage(width: canvas.size.width, height: canvas.size.height, pixels: canvas.bytes)
    }

    // MARK: Parts

    private mutating func drawBackground() {
        let (width, height) = (Double(canvas.size.width), Double(canvas.size.height))
        let (above, below) = (smiley.background, smiley.backgroundBelow)
        canvas.paint(
            left: 0, top: 0, right: width, bottom: height, color: { above.mixed(with: below, $1 / height) },
            distance: { _, _ in -1 })
    }

    private mutating func drawHead() {
        let head = smiley.head
        let line = max(0.085, 1.1 / scale)
        let light = head.color.mixed(with: Self.white, 0.3)
        let shade = head.color.mixed(with: head.outline, 0.2)
        fill(x: 0, y: 0, reach: 1.1, color: head.outline) { x, y in Outline.ellipse(x, y, 1, head.stretch) }
        fill(
            x: 0, y: 0, reach: 1.1,
            shading: { x, y in
                let fromLight = min(1, Outline.length(x + 0.4, y + 0.5) / 1.5)
                return fromLight < 0.5
                    ? light.mixed(with: head.color, fromLight * 2)
                    : head.color.mixed(with: shade, fromLight * 2 - 1)
            },
            shape: { x, y in Outline.ellipse(x, y, 1 - line, head.stretch - line) })
    }

    private mutating func drawCheeks() {
        guard smiley.blush > 0 else {
            return
        }
        for sign in [-1.0, 1] {
            fill(x: sign * 0.58, y: 0.18, reach: 0.25, opacity: smiley.blush, color: Self.blush) { x, y in
                Outline.ellipse(x, y, 0.19, 0.13)
            }
        }
    }

    private mutating func drawEyes() {
        let eyes = smiley.eyes
        for sign in [-1.0, 1] {
            let isClosed = eyes.kind == .joyful || eyes.kind == .winking && (sign > 0) == (eyes.gazeX > 0)
            if isClosed {
                stroke(x: sign * eyes.distance, y: eyes.y + 0.03, width: 0.19, rise: -0.14)
            } else if eyes.kind == .pupils {
                drawPupilEye(x: sign * eyes.distance)
            } else {
                drawDotEye(x: sign * eyes.distance)
            }
        }
    }

    private mutating func drawDotEye(x: Double) {
        let eyes = smiley.eyes
        let radius = max(eyes.radius, 1 / scale)
        let height = radius * eyes.stretch
        fill(x: x, y: eyes.y, reach: height, color: Self.ink) { x, y in Outline.ellipse(x, y, radius, height) }
        fill(x: x - radius * 0.3, y: eyes.y - height * 0.4, reach: radius, opacity: 0.85, color: Self.white) { x, y in
            Outline.ellipse(x, y, radius * 0.32, radius * 0.4)
        }
    }

    private mutating func drawPupilEye(x: Double) {
        let eyes = smiley.eyes
        let (width, height) = (eyes.radius, eyes.radius * eyes.stretch)
        let line = max(0.045, 0.5 / scale)
        let pupil = max(width * 0.52, 0.95 / scale)
        fill(x: x, y: eyes.y, reach: height + line, color: smiley.head.outline) { x, y in
            Outline.ellipse(x, y, width + line, height + line)
        }
        fill(x: x, y: eyes.y, reach: height, color: Self.white) { x, y in Outline.ellipse(x, y, width, height) }
        let pupilX = x + eyes.gazeX * (width - pupil) * 0.85
        let pupilY = eyes.y + eyes.gazeY * (height - pupil) * 0.85
        fill(x: pupilX, y: pupilY, reach: pupil, color: Self.ink) { x, y in Outline.ellipse(x, y, pupil, pupil) }
    }

    private mutating func drawMouth() {
        let mouth = smiley.mouth
        let bend = mouth.width * mouth.bend
        switch mouth.kind {
        case .smile: stroke(x: 0, y: mouth.y + bend / 2, width: mouth.width, rise: bend)
        case .neutral: stroke(x: 0, y: mouth.y, width: mouth.width * 0.8, rise: 0.01)
        case .frown: stroke(x: 0, y: mouth.y - 0.02, width: mouth.width * 0.8, rise: -bend * 0.7)
        case .round:
            fill(x: 0, y: mouth.y + 0.06, reach: mouth.width * 1.3, color: Self.throat) { x, y in
                Outline.ellipse(x, y, mouth.width, mouth.width * 1.25)
            }
        case .laugh: drawLaugh(width: mouth.width, depth: mouth.width * (0.6 + 0.5 * mouth.bend))
        }
    }

    /// The lower half of an ellipse, with teeth above and the tongue below.
    private mutating func drawLaugh(width: Double, depth: Double) {
        let top = smiley.mouth.y - 0.16
        let half: Field = { x, y in max(Outline.ellipse(x, y, width, depth), -y) }
        fill(x: 0, y: top, reach: width + 0.05, color: Self.throat, shape: half)
        fill(x: 0, y: top, reach: width, color: Self.tongue) { x, y in
            max(half(x, y) + 0.04, Outline.ellipse(x, y - depth, width * 0.6, depth * 0.5))
        }
        fill(x: 0, y: top, reach: width, color: Self.white) { x, y in
            max(half(x, y) + 0.04, y - depth * 0.3)
        }
    }

    // MARK: Painting in the coordinates of the face

    private mutating func stroke(x: Double, y: Double, width: Double, rise: Double) {
        let thickness = max(0.11, 1.5 / scale)
        fill(x: x, y: y, reach: width + abs(rise) + thickness, color: Self.ink) { x, y in
            Outline.arc(x, y, width: width, rise: rise, thickness: thickness)
        }
    }

    private mutating func fill(
        x: Double, y: Double, reach: Double, opacity: Double = 1, color: Color, shape: Field
    ) {
        fill(x: x, y: y, reach: reach, opacity: opacity, shading: { _, _ in color }, shape: shape)
    }

    /// Paints a shape given around its own origin, which lies at (x, y) of the face; `reach` is how far the shape
    /// extends.
    private mutating func fill(
        x: Double, y: Double, reach: Double, opacity: Double = 1, shading: (Double, Double) -> Color, shape: Field
    ) {
        let middleX = centreX + (x * cosine - y * sine) * scale
        let middleY = centreY + (x * sine + y * cosine) * scale
        let box = reach * scale + 1
        let (scale, sine, cosine) = (scale, sine, cosine)
        func local(_ pixelX: Double, _ pixelY: Double) -> (x: Double, y: Double) {
            let (right, down) = ((pixelX - middleX) / scale, (pixelY - middleY) / scale)
            return (right * cosine + down * sine, down * cosine - right * sine)
        }
        canvas.paint(
            left: middleX - box, top: middleY - box, right: middleX + box, bottom: middleY + box, opacity: opacity,
            color: { pixelX, pixelY in
                let point = local(pixelX, pixelY)
                return shading(point.x, point.y)
            },
            distance: { pixelX, pixelY in
                let point = local(pixelX, pixelY)
                return shape(point.x, point.y) * scale
            })
    }
}
