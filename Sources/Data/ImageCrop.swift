import GANBase

/// Which part of a picture is taken, in the shape of the pictures in a batch.
public enum ImageCrop: Hashable, Sendable {
    /// The middle, as much of it as has the shape. Nothing is left to chance.
    case centre
    /// Any part, after a resize so that the shorter side has so many pixels: 1.1 times the side is usual.
    ///
    /// Where pictures are not square, it is the shorter side of the largest part that has their shape.
    case random(resizedTo: Int)
    /// A part of random area and shape, resized to the size of the pictures: torchvision's `RandomResizedCrop`.
    ///
    /// - area: The part's share of the picture's area; torchvision's default is 0.08...1.
    /// - ratio: The part's width over its height, its logarithm uniform; torchvision's default is 3/4...4/3. Where pictures
    ///   are not square, how much wider the part is than their shape.
    case resized(area: ClosedRange<Double> = 0.08...1, ratio: ClosedRange<Double> = 0.75...4 / 3)

    /// The size at least that a picture must have when it is decoded, so that no pixel is made of less than one.
    func neededSize(for size: ImageSize) -> ImageSize {
        switch self {
        case .centre: return size
        case .random(let resized): return Self.covered(by: size, shorterSide: max(size.shorterSide, resized))
        case .resized(let area, let ratio):
            let scale = (area.lowerBound / max(ratio.upperBound, 1 / ratio.lowerBound)).squareRoot()
            return ImageSize(
                width: Int((Double(size.width) / scale).rounded(.up)),
                height: Int((Double(size.height) / scale).rounded(.up)))
        }
    }

    /// A size of the same shape with another shorter side; the longer one is rounded up.
    static func covered(by size: ImageSize, shorterSide: Int) -> ImageSize {
        let shorter = size.shorterSide
        func side(_ pixels: Int) -> Int { (pixels * shorterSide + shorter - 1) / shorter }
        return ImageSize(width: side(size.width), height: side(size.height))
    }

    /// What is wrong with the numbers, in words; `nil` when nothing is.
    func objection(to size: ImageSize) -> String? {
        switch self {
        case .centre: return nil
        case .random(let resized):
            let side = size.isSquare ? "the side" : "the shorter side"
            let most = ImageSize.longestSide * size.shorterSide / size.longerSide
            return (size.shorterSide...most).contains(resized)
                ? nil
                : "crop: .random(resizedTo: \(resized)) needs a number from \(side), \(size.shorterSide), to \(most)"
        case .resized(let area, let ratio):
            return area.lowerBound >= 0.001 && area.upperBound <= 1 && ratio.lowerBound >= 0.1
                && ratio.upperBound <= 10
                ? nil
                : "crop: .resized(area: \(area), ratio: \(ratio)) needs areas of 0.001 to 1 and ratios of 0.1 to 10"
        }
    }
}
