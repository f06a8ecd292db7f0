public import GANTensors

/// Independent normal numbers around a centre.
public struct NormalPoints: PointDistribution {
    /// The mean of each number.
    public let mean: [Double]
    /// The standard deviation of every number.
    public let deviation: Double

    /// Makes the distribution N(mean, deviation²·I).
    public init(mean: [Double], deviation: Double = 1) {
        self.mean = mean
        self.deviation = deviation
    }

    /// Numbers in the mean.
    public var dimensions: Int { mean.count }

    /// "N([0.0], 1.0²)".
    public var summary: String { "N(\(mean), \(deviation)²)" }

    /// Normal points.
    public func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        random.normal([count, dimensions], deviation: deviation, dtype: dtype) + Tensor(mean, dtype: dtype)
    }
}

extension TrainingData where Self == Points {
    /// Independent normal numbers around a centre.
    ///
    /// - Parameters:
    ///   - mean: The mean of each number.
    ///   - deviation: The standard deviation of every number.
    public static func normal(mean: [Double], deviation: Double = 1) -> Points {
        Points(from: NormalPoints(mean: mean, deviation: deviation))
    }
}
