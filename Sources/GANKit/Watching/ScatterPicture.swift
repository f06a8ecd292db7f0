import GANData
import GANTensors

/// Points of the plane as a picture: real ones grey, fakes blue, on white.
struct ScatterPicture {
    private let side = 512
    private let range: Double
    private var pixels: [UInt8]

    /// Draws points.
    ///
    /// - Parameters:
    ///   - real: Real points, shape [N, 2].
    ///   - fake: Fakes, shape [M, 2].
    ///   - range: What is in view; points out of it stand at the edge.
    init(real: Tensor?, fake: Tensor, range: Double) {
        pixels = [UInt8](repeating: 255, count: 3 * side * side)
        self.range = range
        if let real { draw(real, color: (170, 170, 170)) }
        draw(fake, color: (40, 90, 200))
    }

    /// Writes the picture as a PNG file.
    ///
    /// - Throws: `GANError` with status 73.
    func write(to path: String) throws {
        try PNGFile.write(DecodedImage(width: side, height: side, pixels: pixels), to: path)
    }

    private mutating func draw(_ points: Tensor, color: (UInt8, UInt8, UInt8)) {
        let values = points.values()
        for start in stride(from: 0, to: values.count - 1, by: 2)
        where values[start].isFinite && values[start + 1].isFinite {
            let column = place(values[start])
            let row = side - 1 - place(values[start + 1])
            for y in max(row - 1, 0)...min(row + 1, side - 1) {
                for x in max(column - 1, 0)...min(column + 1, side - 1) {
                    let offset = 3 * (y * side + x)
                    (pixels[offset], pixels[offset + 1], pixels[offset + 2]) = color
                }
            }
        }
    }

    /// −range…range as a pixel.
    private func place(_ value: Double) -> Int {
        Int(((min(max(value / range, -1), 1) + 1) / 2 * Double(side - 1)).rounded())
    }
}
