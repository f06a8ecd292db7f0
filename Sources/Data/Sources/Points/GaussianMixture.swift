import Foundation
public import GANTensors

/// Gaussians of one width around centres, all equally likely.
public struct GaussianMixture: PointDistribution {
    /// The centres, of one dimension.
    public let centres: [[Double]]
    /// The standard deviation of each number around its centre.
    public let deviation: Double
    /// One line for people.
    public let summary: String

    /// Makes a mixture.
    ///
    /// - Parameters:
    ///   - centres: The centres, one or more, of one dimension.
    ///   - deviation: The standard deviation of each number around its centre.
    ///   - summary: One line for people.
    public init(centres: [[Double]], deviation: Double, summary: String? = nil) {
        self.centres = centres
        self.deviation = deviation
        self.summary = summary ?? "mixture of \(centres.count) Gaussians"
    }

    /// Numbers in a centre.
    public var dimensions: Int { centres.first?.count ?? 0 }

    /// A centre for each point, and normal noise.
    public func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        let table = Tensor(centres.flatMap { $0 }, shape: [centres.count, dimensions], dtype: dtype)
        let chosen = table.indexed(by: random.integers([count], below: centres.count), along: 0)
        return chosen + random.normal([count, dimensions], deviation: deviation, dtype: dtype)
    }
}

extension GaussianMixture {
    /// Gaussians around a circle, the first at angle 0.
    ///
    /// The defaults are those of WGAN-GP's toy: radius 2 and deviation 0.02, all divided by 1.414. PacGAN's has radius
    /// 1, deviation 0.01 and scale 1.
    ///
    /// - Parameters:
    ///   - modes: How many.
    ///   - radius: The circle's radius before scaling.
    ///   - deviation: The standard deviation before scaling.
    ///   - scale: What radius and deviation are divided by.
    public static func ring(
        modes: Int = 8, radius: Double = 2, deviation: Double = 0.02, scale: Double = 1.414
    ) -> GaussianMixture {
        let centres = (0..<max(modes, 1)).map { mode in
            let angle = 2 * Double.pi * Double(mode) / Double(modes)
            return [cos(angle) * radius / scale, sin(angle) * radius / scale]
        }
        return GaussianMixture(centres: centres, deviation: deviation / scale, summary: "ring of \(modes) Gaussians")
    }

    /// Gaussians on a square grid with a distance of 2, centred on the origin.
    ///
    /// The defaults are those of WGAN-GP's toy: 25 modes at {−4, −2, 0, 2, 4}² and deviation 0.05, all divided by
    /// 2.828.
    ///
    /// - Parameters:
    ///   - side: Modes in a row.
    ///   - deviation: The standard deviation before scaling.
    ///   - scale: What distances and deviation are divided by.
    public static func grid(side: Int = 5, deviation: Double = 0.05, scale: Double = 2.828) -> GaussianMixture {
        let places = (0..<max(side, 1)).map { (2 * Double($0) - Double(side - 1)) / scale }
        let centres = places.flatMap { x in places.map { [x, $0] } }
        return GaussianMixture(
            centres: centres, deviation: deviation / scale, summary: "grid of \(centres.count) Gaussians")
    }
}

extension TrainingData where Self == Points {
    /// Gaussians around a circle: ``GaussianMixture/ring(modes:radius:deviation:scale:)``.
    public static func ring(
        modes: Int = 8, radius: Double = 2, deviation: Double = 0.02, scale: Double = 1.414
    ) -> Points {
        Points(from: GaussianMixture.ring(modes: modes, radius: radius, deviation: deviation, scale: scale))
    }

    /// Gaussians on a square grid: ``GaussianMixture/grid(side:deviation:scale:)``.
    public static func grid(side: Int = 5, deviation: Double = 0.05, scale: Double = 2.828) -> Points {
        Points(from: GaussianMixture.grid(side: side, deviation: deviation, scale: scale))
    }

    /// A mixture of Gaussians of one width.
    ///
    /// - Parameters:
    ///   - centres: The centres, of one dimension.
    ///   - deviation: The standard deviation of each number around its centre.
    public static func mixture(centres: [[Double]], deviation: Double) -> Points {
        Points(from: GaussianMixture(centres: centres, deviation: deviation))
    }
}
