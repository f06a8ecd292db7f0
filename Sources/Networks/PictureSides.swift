internal import GANBase

/// What the DCGAN family needs to know of a picture: how often it can be halved down to 4×4.
struct PictureSides {
    /// Colour channels.
    let channels: Int
    /// Rows and columns.
    let side: Int
    /// Halvings from ``side`` to 4.
    let levels: Int

    /// Checks that a sample is a square picture whose side is a power of two.
    ///
    /// - Parameters:
    ///   - sampleShape: [channels, side, side].
    ///   - architecture: What to call the architecture in a message.
    /// - Throws: `GANError` with status 64, which names the nearest sides that work.
    init(_ sampleShape: [Int], for architecture: String) throws {
        guard sampleShape.count == 3, sampleShape[1] == sampleShape[2] else {
            throw GANError(
                .usage,
                "\(architecture) handles square pictures, and the data has samples of shape \(sampleShape); use .mlp for other shapes"
            )
        }
        let side = sampleShape[1]
        guard side >= 8, side & (side - 1) == 0 else {
            let below = max(8, 1 << (Int.bitWidth - 1 - max(side, 1).leadingZeroBitCount))
            let sides = side < 8 ? "8" : "\(below) or \(below * 2)"
            throw GANError(
                .usage,
                "\(architecture) needs a side that is a power of two, 8 or more (16, 32, 64, 128), and the data has \(side)×\(side) pixels; choose a side of \(sides)"
            )
        }
        channels = sampleShape[0]
        self.side = side
        levels = side.trailingZeroBitCount - 2
    }
}
