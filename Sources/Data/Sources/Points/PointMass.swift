public import GANTensors

/// A single point, again and again: the real data of Dirac-GAN (Mescheder et al., arXiv:1801.04406).
public struct PointMass: PointDistribution {
    /// The point.
    public let point: [Double]

    /// Puts all mass on one point.
    public init(at point: [Double]) {
        self.point = point
    }

    /// Numbers in the point.
    public var dimensions: Int { point.count }

    /// "all mass at [0.0]".
    public var summary: String { "all mass at \(point)" }

    /// The point, `count` times.
    public func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        Tensor(point, shape: [1, point.count], dtype: dtype).expanded(to: [count, point.count]).contiguous()
    }
}

extension TrainingData where Self == Points {
    /// A single point, again and again.
    ///
    /// - Parameter point: The point.
    public static func pointMass(at point: [Double]) -> Points { Points(from: PointMass(at: point)) }
}
