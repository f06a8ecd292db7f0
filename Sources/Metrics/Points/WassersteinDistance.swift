public import GANBase
public import GANTensors

/// The Wasserstein distance W1 between real and generated samples, exact, and its noise floor.
///
/// The least mean distance over which the real samples have to be carried to become the generated ones, ‖x − y‖ being the
/// distance between two. For points and other small samples; between pictures it says little.
///
/// Two sets differ even when both are real, and the more so the fewer samples they have. Therefore real and generated samples
/// are halved: `w1` is the mean of W1 over two pairs of halves, real with generated, and `w1Floor` is W1 between the two
/// halves of the real samples. All of these have half the samples, so that they compare: a generator whose `w1` is at the
/// floor cannot be told from the data with so many samples.
public struct WassersteinDistance: Metric {
    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many samples of each kind are taken; half of them are in each set that is compared.
    public let samples: Int

    /// The largest sets that are compared in two or more dimensions: the table of all distances has its square in numbers.
    public static let mostPoints = 5_000

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many samples of each kind are taken, half of them for each set that is compared; up to 10,000. The time
    ///     grows with its third power.
    public init(every: Int = 1_000, samples: Int = 1_000) {
        interval = every
        self.samples = samples
    }

    /// Samples as they are.
    public var input: MetricInput { .samples }

    /// `w1` and `w1Floor`.
    public var measures: [Measure] {
        [
            Measure(
                "w1", better: .lower,
                "Exact Wasserstein distance W1 between half of the real and of the generated samples."),
            Measure("w1Floor", better: .lower, "W1 between the two halves of the real samples: the noise floor of w1."),
        ]
    }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { WassersteinAccumulator() }

    /// The exact W1 distance between two sets of samples, each sample with an equal share of its set.
    ///
    /// In one dimension by order, whatever the sizes of the sets. In more by the cheapest assignment, which pairs sample with
    /// sample: of unequal sets, the larger is cut to the size of the smaller. In float64; O(n³) at worst.
    ///
    /// - Parameters:
    ///   - first: Shape [N, …], one sample a row.
    ///   - second: Shape [M, …] with as many numbers a sample.
    /// - Throws: `GANError` with status 65 when a set is empty, the samples differ in size, or numbers are not finite; 64 when
    ///   there are more than ``mostPoints`` samples of two or more numbers.
    public static func between(_ first: Tensor, _ second: Tensor) throws -> Double {
        var sets = (GatheredPoints(), GatheredPoints())
        sets.0.add(first)
        sets.1.add(second)
        return try between(
            rows: sets.0.rows(atLeast: 1, of: "samples of the first set", for: "the W1 distance"),
            sets.1.rows(atLeast: 1, of: "samples of the second set", for: "the W1 distance"))
    }

    /// The same for checked rows, float64 of shape [N, d].
    static func between(rows first: Tensor, _ second: Tensor) throws -> Double {
        guard first.shape[1] == second.shape[1] else {
            throw GANError(
                .badData,
                "there is no distance between samples of \(first.shape[1]) and of \(second.shape[1]) numbers")
        }
        if first.shape[1] == 1 { return QuantileCoupling.distance(first.values(), second.values()) }
        let count = min(first.shape[0], second.shape[0])
        guard count <= mostPoints else {
            throw GANError(
                .usage,
                "the exact W1 distance in \(first.shape[1]) dimensions takes a table of all distances between two sets: "
                    + "\(mostPoints.grouped) samples in a set at most, not \(count.grouped)")
        }
        let costs = PointDistances.table(
            first.sliced(along: 0, from: 0, to: count), second.sliced(along: 0, from: 0, to: count)
        ).values()
        guard costs.allSatisfy(\.isFinite) else {
            throw GANError(.badData, "the samples lie so far apart that the distance between two is infinite")
        }
        return Assignment(costs: costs, count: count).total(costs) / Double(count)
    }
}

/// A measurement of W1 under way.
final class WassersteinAccumulator: MetricAccumulator {
    private var real = GatheredPoints()
    private var fake = GatheredPoints()

    func update(_ batch: Tensor, of kind: SampleKind) {
        if kind == .real { real.add(batch) } else { fake.add(batch) }
    }

    func compute() throws -> [Double] {
        let use = "the W1 distance between halves"
        let reals = halves(try real.rows(atLeast: 2, of: "real samples", for: use))
        let fakes = halves(try fake.rows(atLeast: 2, of: "generated samples", for: use))
        let first = try WassersteinDistance.between(rows: reals.0, fakes.0)
        let second = try WassersteinDistance.between(rows: reals.1, fakes.1)
        return [(first + second) / 2, try WassersteinDistance.between(rows: reals.0, reals.1)]
    }

    /// Two sets of one size; of an odd number of rows the last is left out.
    private func halves(_ rows: Tensor) -> (Tensor, Tensor) {
        let half = rows.shape[0] / 2
        return (rows.sliced(along: 0, from: 0, to: half), rows.sliced(along: 0, from: half, to: 2 * half))
    }
}

extension WassersteinDistance: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "WassersteinDistance", .metric, summary: "The Wasserstein distance W1 between points.",
        formula: "inf over couplings of E‖x − y‖", source: "",
        parameters: [
            .init("every", "Int", default: "1_000", "steps from one measurement to the next during training"),
            .init(
                "samples", "Int", default: "1_000",
                "how many samples of each kind are taken, half of them for each set that is compared; up to 10,000. The time grows with its third power"
            ),
        ],
        spelling: "WassersteinDistance(every: 1_000)")
}
