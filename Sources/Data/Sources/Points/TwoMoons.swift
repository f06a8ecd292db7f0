public import GANTensors

/// Two half circles that reach into each other: scikit-learn's `make_moons`.
///
/// With t from U[0, π): (cos t, sin t) or (1 − cos t, ½ − sin t), each with probability one half, and normal noise.
public struct TwoMoons: PointDistribution {
    /// The standard deviation of the noise.
    public let noise: Double

    /// Makes the moons.
    ///
    /// - Parameter noise: The standard deviation of the noise.
    public init(noise: Double = 0.1) {
        self.noise = noise
    }

    /// The plane.
    public var dimensions: Int { 2 }

    /// "two moons".
    public var summary: String { "two moons" }

    /// Points on the moons.
    public func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        let angle = random.uniform([count], to: .pi, dtype: dtype)
        let second = random.bernoulli([count], dtype: dtype)
        // 1 for the first moon, −1 for the second.
        let sign = 1 - second * 2
        let moons = Tensor.stacked([angle.cos() * sign + second, angle.sin() * sign + second * 0.5], along: 1)
        return moons + random.normal([count, 2], deviation: noise, dtype: dtype)
    }
}

extension TrainingData where Self == Points {
    /// Two half circles that reach into each other.
    ///
    /// - Parameter noise: The standard deviation of the noise.
    public static func twoMoons(noise: Double = 0.1) -> Points { Points(from: TwoMoons(noise: noise)) }
}
