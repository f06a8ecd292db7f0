import Foundation
import GANTensors

/// Multi-scale structural similarity of pairs of pictures (Wang, Simoncelli and Bovik 2003).
enum StructuralSimilarity {
    /// The weights of the scales, finest first, from the paper.
    static let weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
    /// The side of the window, in pixels, and the deviation of its normal weights.
    static let (side, deviation) = (11, 1.5)

    /// How many scales pictures of a shorter side have: as many as are no smaller than the window, 1 at least and 5 at most.
    static func scales(of pixels: Int) -> Int {
        (1..<weights.count).prefix { pixels >> $0 >= side }.count + 1
    }

    /// The similarity of each pair, float64 of shape [N], from 0 to 1.
    ///
    /// - Parameters:
    ///   - first: Bytes, shape [N, channels, height, width].
    ///   - second: The same shape.
    static func similarity(_ first: Tensor, _ second: Tensor) -> Tensor {
        let (count, channels) = (first.shape[0], first.shape[1])
        let scales = scales(of: min(first.shape[2], first.shape[3]))
        let total = weights.prefix(scales).reduce(0, +)
        var (x, y) = (first.to(.float64), second.to(.float64))
        var product = Tensor.ones([count, channels], dtype: .float64)
        for (scale, weight) in weights.prefix(scales).enumerated() {
            let (luminance, structure) = terms(x, y)
            let isLast = scale == scales - 1
            // Opposite structures count as nothing alike; a power of a negative number is none.
            let value = (isLast ? luminance * structure : structure).mean(over: [2, 3]).relu()
            product = product * value.pow(weight / total)
            guard !isLast else { break }
            (x, y) = (halved(x), halved(y))
        }
        return product.mean(over: [1])
    }

    /// The means of 2×2 pixels; an odd last row or column is repeated, as in the authors' own code.
    private static func halved(_ x: Tensor) -> Tensor {
        [2, 3].reduce(x) { x, side in
            let pixels = x.shape[side]
            guard !pixels.isMultiple(of: 2) else { return x }
            return .concatenated([x, x.sliced(along: side, from: pixels - 1, to: pixels)], along: side)
        }.averagePooled(size: 2)
    }

    /// The maps of luminance, and of contrast and structure together, where the window lies wholly in the picture.
    private static func terms(_ x: Tensor, _ y: Tensor) -> (luminance: Tensor, structure: Tensor) {
        let (c1, c2) = (0.01 * 255 * 0.01 * 255, 0.03 * 255 * 0.03 * 255)
        let blurred = window(height: x.shape[2], width: x.shape[3])
        let (meanX, meanY) = (blurred(x), blurred(y))
        let (squareX, squareY, both) = (meanX.square(), meanY.square(), meanX * meanY)
        let variances = blurred(x.square()) + blurred(y.square()) - squareX - squareY
        let covariance = blurred(x * y) - both
        return (
            (both * 2 + c1) / (squareX + squareY + c1), (covariance * 2 + c2) / (variances + c2)
        )
    }

    /// The mean under the window, which is cut to the picture, deviation and all, where that is smaller.
    private static func window(height: Int, width: Int) -> SeparableFilter {
        func size(_ pixels: Int) -> (before: Int, after: Int) { (pixels, pixels - min(side, pixels) + 1) }
        return SeparableFilter(height: size(height), width: size(width)) { result, size in
            let count = size.before - size.after + 1
            let sigma = deviation * Double(count) / Double(side)
            let weights = (0..<count).map { place in
                let distance = (Double(place) - Double(count - 1) / 2) / sigma
                return exp(-0.5 * distance * distance)
            }
            let total = weights.reduce(0, +)
            return weights.enumerated().map { (result + $0.offset, $0.element / total) }
        }
    }
}
