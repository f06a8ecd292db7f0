import GANTensors

/// Multi-scale structural similarity of pairs of pictures (Wang, Simoncelli and Bovik 2003).
enum StructuralSimilarity {
    /// The weights of the scales, finest first, from the paper.
    static let weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
    /// The side of the window, in pixels, and the deviation of its normal weights.
    static let (window, deviation) = (11, 1.5)

    /// How many scales pictures of a side have: as many as are no smaller than the window, 1 at least and 5 at most.
    static func scales(side: Int) -> Int {
        (1..<weights.count).prefix { side >> $0 >= window }.count + 1
    }

    /// The similarity of each pair, float64 of shape [N], from 0 to 1.
    ///
    /// - Parameters:
    ///   - first: Bytes, shape [N, channels, height, width].
    ///   - second: The same shape.
    static func similarity(_ first: Tensor, _ second: Tensor) -> Tensor {
        let (count, channels) = (first.shape[0], first.shape[1])
        let scales = scales(side: min(first.shape[2], first.shape[3]))
        let total = weights.prefix(scales).reduce(0, +)
        func planes(_ x: Tensor) -> Tensor {
            x.to(.float64).reshaped([count * channels, 1, x.shape[2], x.shape[3]])
        }
        var (x, y) = (planes(first), planes(second))
        var product = Tensor.ones([count * channels], dtype: .float64)
        for (scale, weight) in weights.prefix(scales).enumerated() {
            let (luminance, structure) = terms(x, y)
            let isLast = scale == scales - 1
            // Opposite structures count as nothing alike; a power of a negative number is none.
            let value = (isLast ? luminance * structure : structure).mean(over: [1, 2, 3]).relu()
            product = product * value.pow(weight / total)
            guard !isLast else { break }
            (x, y) = (x.averagePooled(size: 2), y.averagePooled(size: 2))
        }
        return product.reshaped([count, channels]).mean(over: [1])
    }

    /// The maps of luminance, and of contrast and structure together, where the window lies wholly in the picture.
    private static func terms(_ x: Tensor, _ y: Tensor) -> (luminance: Tensor, structure: Tensor) {
        let (c1, c2) = (0.01 * 255 * 0.01 * 255, 0.03 * 255 * 0.03 * 255)
        let (meanX, meanY) = (blurred(x), blurred(y))
        let (squareX, squareY, both) = (meanX.square(), meanY.square(), meanX * meanY)
        let variances = blurred(x.square()) + blurred(y.square()) - squareX - squareY
        let covariance = blurred(x * y) - both
        return (
            (both * 2 + c1) / (squareX + squareY + c1), (covariance * 2 + c2) / (variances + c2)
        )
    }

    /// The mean under the window, which is cut to the picture, deviation and all, where that is smaller.
    private static func blurred(_ x: Tensor) -> Tensor {
        let (rows, columns) = (min(window, x.shape[2]), min(window, x.shape[3]))
        return x.convolved(weight: kernel(rows).reshaped([1, 1, rows, 1]))
            .convolved(weight: kernel(columns).reshaped([1, 1, 1, columns]))
    }

    private static func kernel(_ size: Int) -> Tensor {
        let sigma = deviation * Double(size) / Double(window)
        let places = (0..<size).map { (Double($0) - Double(size - 1) / 2) / sigma }
        let weights = (Tensor(places, dtype: .float64).square() * -0.5).exp()
        return weights / weights.sum()
    }
}
