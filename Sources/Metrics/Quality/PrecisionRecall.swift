public import GANBase
import GANTensors

/// How many generated samples look real, and how much of the real variety is generated, by nearest neighbours.
///
/// Around each sample lies a ball that reaches to its k-th neighbour of the same kind, itself not counted.
/// * precision: the share of generated samples in the ball of some real sample;
/// * recall: the share of real samples in the ball of some generated sample (Kynkäänniemi et al., arXiv:1904.06991);
/// * density: how many real balls hold a generated sample, on average and divided by k, so that more than 1 is possible;
/// * coverage: the share of real samples whose ball holds a generated sample (Naeem et al., arXiv:2002.09797).
///
/// Whether a sample exactly on a ball's edge is in it is the choice ``Comparison``. The default for all four is `.strict`, as
/// in the code of density and coverage; published values of precision and recall alone mostly come from `.nonStrict` and
/// k = 3. They differ only where distances are equal, as among samples that occur twice.
///
/// Distances are computed in float64 and compared as float32, a block of rows at a time; memory is that of the features.
public struct PrecisionRecall: Metric {
    /// Whether a sample on the edge of a ball is in it.
    public enum Comparison: String, Sendable, CaseIterable {
        /// distance < radius, as clovaai/prdc has it.
        case strict
        /// distance ≤ radius, as NVIDIA's code and torch-fidelity have it.
        case nonStrict
    }

    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many samples of each kind are compared.
    public let samples: Int
    /// The network whose features are compared.
    public let features: any FeatureSource
    /// Which neighbour a ball reaches to, k.
    public let neighbour: Int
    /// Whether a sample on the edge of a ball is in it.
    public let comparison: Comparison

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many samples of each kind are compared; all four numbers depend on it.
    ///   - features: The network whose features are compared.
    ///   - neighbour: Which neighbour a ball reaches to, k.
    ///   - comparison: Whether a sample on the edge of a ball is in it.
    public init(
        every: Int = 5_000, samples: Int = 10_000, features: any FeatureSource = .builtIn, neighbour: Int = 5,
        comparison: Comparison = .strict
    ) {
        interval = every
        self.samples = samples
        self.features = features
        self.neighbour = neighbour
        self.comparison = comparison
    }

    /// Features.
    public var input: MetricInput { .features(features) }

    /// `precision`, `recall`, `density` and `coverage`.
    public var measures: [Measure] {
        [
            Measure("precision", better: .higher, "Share of generated samples that lie among real ones."),
            Measure("recall", better: .higher, "Share of real samples that lie among generated ones."),
            Measure("density", better: .higher, "How densely real samples lie around generated ones; may exceed 1."),
            Measure("coverage", better: .higher, "Share of real samples that have a generated one near."),
        ]
    }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { NeighbourAccumulator(self) }
}

extension PrecisionRecall: SelfChecking {
    /// Refuses an interval and a neighbour below 1, and fewer than 2 samples.
    public func check() throws {
        try checkPlan(self, "PrecisionRecall")
        try checkCount(neighbour, atLeast: 1, "neighbour", of: "PrecisionRecall")
    }
}

/// A measurement of precision, recall, density and coverage under way.
private final class NeighbourAccumulator: ReusableAccumulator {
    private let metric: PrecisionRecall
    private let features = FeatureRows()

    init(_ metric: PrecisionRecall) { self.metric = metric }

    func update(_ batch: Tensor, of kind: SampleKind) { features.update(batch, of: kind) }

    func compute() throws -> [Double] {
        try metric.check()
        let name = "precision and recall"
        let real = try features.realRows(for: name)
        let fake = try features.rows(of: .fake, for: name)
        for (rows, kind) in [(real, SampleKind.real), (fake, .fake)] where rows.shape[0] <= metric.neighbour {
            throw GANError(
                .badData,
                "\(name): \(rows.shape[0]) \(kind.samples) have no neighbour number \(metric.neighbour) besides themselves: take \(metric.neighbour + 1) samples at least, or set neighbour lower"
            )
        }
        return withoutGradients { values(real, fake) }
    }

    private func values(_ realRows: Tensor, _ fakeRows: Tensor) -> [Double] {
        let (real, fake) = PairDistances.pair(realRows, fakeRows)
        let (realRadii, fakeRadii) = (real.radii(metric.neighbour), fake.radii(metric.neighbour))
        // In how many real balls each generated sample lies.
        let balls = Tensor.zeros([fake.count], dtype: .float64)
        var (recalled, covered) = (0.0, 0.0)
        for block in blocks(of: real.count, beside: fake.count) {
            let distances = real.squared(block, to: fake)
            let radii = realRadii.sliced(along: 0, from: block.lowerBound, to: block.upperBound)
            let inReal = within(distances, radii.unsqueezed(at: 1))
            balls.add(inReal.sum(over: [0]))
            covered += inReal.max(over: 1).sum().scalar()
            recalled += within(distances, fakeRadii.unsqueezed(at: 0)).max(over: 1).sum().scalar()
        }
        let (realCount, fakeCount) = (Double(real.count), Double(fake.count))
        return [
            balls.isGreater(than: 0).to(.float64).sum().scalar() / fakeCount,
            recalled / realCount,
            balls.sum().scalar() / (Double(metric.neighbour) * fakeCount),
            covered / realCount,
        ]
    }

    /// 1 where a distance is within its radius, 0 elsewhere; float32, whose whole numbers suffice for a block's rows.
    private func within(_ distances: Tensor, _ radii: Tensor) -> Tensor {
        (metric.comparison == .strict ? distances.isLess(than: radii) : distances.isAtMost(radii)).to(.float32)
    }

    var realState: [(name: String, tensor: Tensor)] { features.realState }

    func restoreReal(_ state: [String: Tensor]) { features.restoreReal(state) }
}

extension PrecisionRecall: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "PrecisionRecall", .metric,
        summary: "Precision, recall, density and coverage by nearest neighbours of features.",
        formula: "shares of samples within the balls to the k-th neighbours of the other kind",
        source: "arXiv:1904.06991, arXiv:2002.09797",
        parameters: [
            .init("every", "Int", default: "5_000", "steps from one measurement to the next during training"),
            .init(
                "samples", "Int", default: "10_000",
                "how many samples of each kind are compared; all four numbers depend on it"),
            .init("features", "FeatureSource", default: ".builtIn", "the network whose features are compared"),
            .init("neighbour", "Int", default: "5", "which neighbour a ball reaches to, k"),
            .init("comparison", "Comparison", default: ".strict", "whether a sample on the edge of a ball is in it"),
        ],
        spelling: "PrecisionRecall(every: 5_000)")
}
