public import GANTensors

/// Points along a spiral in the plane.
///
/// t = 1.5π(1 + 2u) with u from U[0, 1), (x, y) = (t·cos t, t·sin t) + noise, all divided by the scale: the first and
/// third coordinate of scikit-learn's `make_swiss_roll`, as WGAN-GP's toy takes them.
public struct SwissRoll: PointDistribution {
    /// The standard deviation of the noise before scaling.
    public let noise: Double
    /// What everything is divided by.
    public let scale: Double

    /// Makes the spiral.
    ///
    /// - Parameters:
    ///   - noise: The standard deviation of the noise before scaling: 0.25 in WGAN-GP's toy.
    ///   - scale: What everything is divided by: 7.5 in WGAN-GP's toy.
    public init(noise: Double = 0.25, scale: Double = 7.5) {
        self.noise = noise
        self.scale = scale
    }

    /// The plane.
    public var dimensions: Int { 2 }

    /// "swiss roll".
    public var summary: String { "swiss roll" }

    /// Points along the spiral.
    public func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        let angle = (random.uniform([count], dtype: dtype) * 2 + 1) * (1.5 * Double.pi)
        let spiral = Tensor.stacked([angle * angle.cos(), angle * angle.sin()], along: 1)
        return (spiral + random.normal([count, 2], deviation: noise, dtype: dtype)) / scale
    }
}

extension TrainingData where Self == Points {
    /// Points along a spiral in the plane.
    ///
    /// - Parameters:
    ///   - noise: The standard deviation of the noise before scaling.
    ///   - scale: What everything is divided by.
    public static func swissRoll(noise: Double = 0.25, scale: Double = 7.5) -> Points {
        Points(from: SwissRoll(noise: noise, scale: scale))
    }
}
