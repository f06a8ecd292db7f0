/// How a square is cut from a picture.
public enum ImageCrop: Hashable, Sendable {
    /// The middle, after a resize so that the shorter side fits. Nothing is left to chance.
    case centre
    /// Any part, after a resize so that the shorter side has so many pixels: 1.1 times the side is usual.
    case random(resizedTo: Int)
    /// A part of random area and shape, resized to the square: torchvision's `RandomResizedCrop`.
    ///
    /// - area: The part's share of the picture's area; torchvision's default is 0.08...1.
    /// - ratio: The part's width over its height, its logarithm uniform; torchvision's default is 3/4...4/3.
    case resized(area: ClosedRange<Double> = 0.08...1, ratio: ClosedRange<Double> = 0.75...4 / 3)

    /// The shorter side that a picture must keep when it is decoded, so that no square is made of fewer pixels than it
    /// has.
    func shortestSide(for side: Int) -> Int {
        switch self {
        case .centre: side
        case .random(let resized): max(side, resized)
        case .resized(let area, let ratio):
            Int(
                (Double(side) / (area.lowerBound / max(ratio.upperBound, 1 / ratio.lowerBound)).squareRoot()).rounded(
                    .up))
        }
    }

    /// What is wrong with the numbers, in words; `nil` when nothing is.
    func objection(side: Int) -> String? {
        switch self {
        case .centre: nil
        case .random(let resized):
            (side...16_384).contains(resized)
                ? nil : "crop: .random(resizedTo: \(resized)) needs a number from the side, \(side), to 16384"
        case .resized(let area, let ratio):
            area.lowerBound >= 0.001 && area.upperBound <= 1 && ratio.lowerBound >= 0.1 && ratio.upperBound <= 10
                ? nil
                : "crop: .resized(area: \(area), ratio: \(ratio)) needs areas of 0.001 to 1 and ratios of 0.1 to 10"
        }
    }
}
