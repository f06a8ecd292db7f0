public import GANTensors

/// Independent uniform numbers between two bounds.
public struct UniformPoints: PointDistribution {
    /// The lower and the upper bound of each number.
    public let bounds: [ClosedRange<Double>]

    /// Makes the uniform distribution on a box.
    public init(_ bounds: [ClosedRange<Double>]) {
        self.bounds = bounds
    }

    /// Numbers in a point.
    public var dimensions: Int { bounds.count }

    /// "U[0.0, 1.0]".
    public var summary: String { bounds.map { "U[\($0.lowerBound), \($0.upperBound)]" }.joined(separator: " × ") }

    /// Uniform points.
    public func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        let lower = Tensor(bounds.map(\.lowerBound), dtype: dtype)
        let width = Tensor(bounds.map { $0.upperBound - $0.lowerBound }, dtype: dtype)
        return random.uniform([count, dimensions], dtype: dtype) * width + lower
    }
}

extension TrainingData where Self == Points {
    /// Independent uniform numbers between two bounds.
    ///
    /// - Parameter bounds: The lower and the upper bound of each number.
    public static func uniform(_ bounds: ClosedRange<Double>...) -> Points { Points(from: UniformPoints(bounds)) }
}
