internal import GANBase

/// What the DCGAN family needs to know of a picture: how often both sides can be halved, and what is left then.
struct PictureSides {
    /// Colour channels.
    let channels: Int
    /// Halvings from the picture to ``base``.
    let levels: Int
    /// What the halvings leave, 4 to 7 pixels at the shorter side: 4×4 of 64×64, 6×4 of 96×64, 7×7 of 28×28.
    let base: ImageSize

    /// Checks that a sample is a picture whose sides can be halved so often that the shorter one has 4 to 7 pixels left.
    ///
    /// - Parameters:
    ///   - sampleShape: [channels, height, width].
    ///   - architecture: What to call the architecture in a message.
    /// - Throws: `GANError` with status 64, which names the nearest sizes that work.
    init(_ sampleShape: [Int], for architecture: String) throws {
        guard sampleShape.count == 3, let channels = sampleShape.first, channels >= 1 else {
            throw GANError(
                .usage,
                "\(architecture) handles pictures, and the data has samples of shape \(sampleShape); use .mlp for other shapes"
            )
        }
        let size = ImageSize(width: sampleShape[2], height: sampleShape[1])
        levels = Self.levels(ofShorterSide: size.shorterSide)
        let unit = 1 << levels
        guard size.shorterSide >= Self.least, size.longerSide <= ImageSize.longestSide, size.width % unit == 0,
            size.height % unit == 0
        else {
            throw GANError(
                .usage, "\(architecture) \(Self.objection(to: size)); choose \(Self.nearest(to: size))")
        }
        self.channels = channels
        base = ImageSize(width: size.width / unit, height: size.height / unit)
    }

    /// The shortest side: one halving to 4 pixels.
    private static let least = 8

    /// How often a side can be halved before it is below 4; once at least.
    private static func levels(ofShorterSide side: Int) -> Int {
        max(1, Int.bitWidth - 1 - max(side, 1).leadingZeroBitCount - 2)
    }

    private static func objection(to size: ImageSize) -> String {
        if size.shorterSide < least {
            return "needs sides of \(least) pixels or more, and the data has \(size) pixels"
        }
        if size.longerSide > ImageSize.longestSide {
            return
                "takes sides of \(ImageSize.longestSide.grouped) pixels at most, and the data has \(size) pixels"
        }
        let levels = levels(ofShorterSide: size.shorterSide)
        return
            "halves both sides \(levels == 1 ? "once" : "\(levels) times"), down to 4 to 7 pixels at the shorter one, so that they must be multiples of \(1 << levels), and the data has \(size) pixels"
    }

    /// The largest size that works within a size and the smallest around it, in words.
    private static func nearest(to size: ImageSize) -> String {
        let shorter = min(size.shorterSide, ImageSize.longestSide)
        let unit = 1 << levels(ofShorterSide: shorter)
        // Rounded up, the shorter side may be one that is halved once more.
        let above = rounded(size, to: 1 << levels(ofShorterSide: (shorter + unit - 1) / unit * unit), .up)
        let below = size.shorterSide < least ? above : rounded(size, to: unit, .down)
        let words = (below == above ? [below] : [below, above]).map { size.isSquare ? "\($0.width)" : "\($0)" }
        return (size.isSquare ? "a side of " : "") + words.joined(separator: " or ")
    }

    /// Both sides as multiples of a unit, from ``least`` to the longest that is read.
    private static func rounded(_ size: ImageSize, to unit: Int, _ rule: FloatingPointRoundingRule) -> ImageSize {
        func side(_ pixels: Int) -> Int {
            let pixels = min(max(pixels, least), ImageSize.longestSide)
            return (rule == .up ? pixels + unit - 1 : pixels) / unit * unit
        }
        return ImageSize(width: side(size.width), height: side(size.height))
    }
}
