import Foundation
public import GANBase
import GANTensors

/// How many modes of a mixture of Gaussians a generator has found, and how many of its samples lie in one: the protocol of
/// PacGAN (Lin et al., arXiv:1712.04086).
///
/// A sample is of high quality when it is nearer than three standard deviations to the nearest centre; a mode is found when
/// one such sample or more belongs to it. `highQuality` is the share of such samples, and `modeDivergence` the reverse
/// Kullback-Leibler divergence Σ q·ln(q / w) of their shares q of the modes from the modes' weights w.
///
/// A perfect generator does not reach 1 and 0. Its `highQuality` is the chance to be within three deviations, 1 − e^(−4.5)
/// = 98.889 % in the plane: a value above it means that samples crowd the centres. Its `modeDivergence` is about
/// (M − 1) / (2n) for M modes and n samples. Where no sample is of high quality, `modeDivergence` is ln(1 / the least
/// weight), the largest that it can be.
public struct ModeCoverage: Metric {
    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many samples of each kind are looked at; only the generated ones count.
    public let samples: Int
    /// The centres of the modes.
    public let centres: [[Double]]
    /// The standard deviation of each number around its centre.
    public let deviation: Double
    /// The shares of the modes, which add up to 1.
    public let weights: [Double]

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many samples are looked at: 2,500 in PacGAN's protocol.
    ///   - centres: The centres of the modes, one or more, all of one dimension.
    ///   - deviation: The standard deviation of each number around its centre, above 0.
    ///   - weights: How likely each mode is, in proportion; all alike if left out.
    public init(
        every: Int = 1_000, samples: Int = 2_500, centres: [[Double]], deviation: Double, weights: [Double]? = nil
    ) {
        interval = every
        self.samples = samples
        self.centres = centres
        self.deviation = deviation
        let given = weights ?? [Double](repeating: 1, count: centres.count)
        let sum = given.reduce(0, +)
        self.weights = given.map { $0 / sum }
    }

    /// Samples as they are.
    public var input: MetricInput { .samples }

    /// `modes`, `highQuality` and `modeDivergence`.
    public var measures: [Measure] {
        [
            Measure("modes", better: .higher, "Modes with a sample of high quality, of \(centres.count)."),
            Measure("highQuality", better: .higher, "Share of samples within three deviations of a mode's centre."),
            Measure(
                "modeDivergence", better: .lower,
                "Reverse Kullback-Leibler divergence of the samples' shares of the modes from the modes' weights."),
        ]
    }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { CoverageAccumulator(self) }
}

extension ModeCoverage: SelfChecking {
    /// Refuses modes that there cannot be.
    public func check() throws {
        guard let width = centres.first?.count, width > 0 else {
            throw GANError(.usage, "ModeCoverage: there are no centres; give one or more, each of one number or more")
        }
        guard centres.allSatisfy({ $0.count == width && $0.allSatisfy(\.isFinite) }) else {
            throw GANError(.usage, "ModeCoverage: all centres must have as many numbers as the first, and finite ones")
        }
        guard deviation > 0, deviation.isFinite else {
            throw GANError(.usage, "ModeCoverage: the deviation is \(deviation) and must be above 0")
        }
        guard weights.count == centres.count, weights.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw GANError(
                .usage, "ModeCoverage: there must be a weight above 0 for each of the \(centres.count) modes")
        }
    }
}

/// Counting of modes under way.
final class CoverageAccumulator: MetricAccumulator {
    private let plan: ModeCoverage
    private var points = GatheredPoints()

    init(_ plan: ModeCoverage) {
        self.plan = plan
    }

    func update(_ batch: Tensor, of kind: SampleKind) {
        if kind == .fake { points.add(batch) }
    }

    func compute() throws -> [Double] {
        try plan.check()
        let rows = try points.rows(atLeast: 1, of: "generated samples", for: "the count of modes")
        let width = plan.centres[0].count
        guard rows.shape[1] == width else {
            throw GANError(
                .badData, "the samples have \(rows.shape[1]) numbers and the centres of the modes \(width)")
        }
        let counts = counts(rows)
        let good = counts.reduce(0, +)
        return [
            Double(counts.filter { $0 > 0 }.count), Double(good) / Double(rows.shape[0]), divergence(counts, of: good),
        ]
    }

    /// The samples of high quality in each mode.
    private func counts(_ rows: Tensor) -> [Int] {
        let centres = Tensor(
            plan.centres.flatMap { $0 }, shape: [plan.centres.count, rows.shape[1]], dtype: .float64)
        let distances = PointDistances.table(rows, centres)
        let nearest = (distances * -1).argmax(over: 1).values()
        let least = distances.min(over: 1).values()
        var counts = [Int](repeating: 0, count: plan.centres.count)
        for (mode, distance) in zip(nearest, least) where distance < 3 * plan.deviation { counts[Int(mode)] += 1 }
        return counts
    }

    private func divergence(_ counts: [Int], of good: Int) -> Double {
        guard good > 0 else { return -log(plan.weights.min() ?? 1) }
        return zip(counts, plan.weights).reduce(0) { sum, mode in
            let share = Double(mode.0) / Double(good)
            return share > 0 ? sum + share * log(share / mode.1) : sum
        }
    }
}

extension ModeCoverage: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "ModeCoverage", .metric,
        summary: "How many modes of a known mixture the points cover, and how many points are good.",
        formula: "shares of points within some deviations of a centre", source: "arXiv:1606.03657",
        parameters: [
            .init("every", "Int", default: "1_000", "steps from one measurement to the next during training"),
            .init("samples", "Int", default: "2_500", "how many samples are looked at: 2,500 in PacGAN's protocol"),
            .init("centres", "[[Double]]", "the centres of the modes, one or more, all of one dimension"),
            .init("deviation", "Double", "the standard deviation of each number around its centre, above 0"),
            .init(
                "weights", "[Double]?", default: "nil", "how likely each mode is, in proportion; all alike if left out"),
        ],
        spelling: "ModeCoverage(of: .ring(), every: 1_000)")
}
