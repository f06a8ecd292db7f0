public import GANBase
public import GANTensors

/// The kernel distance between the features of real and of generated samples, which needs no normal distributions.
///
/// The squared maximum mean discrepancy mean k(x, x′) + mean k(y, y′) − 2·mean k(x, y) with k(x, y) = (x·y/d + 1)³, d the
/// number of features, without the pairs of a sample with itself (Bińkowski et al., arXiv:1801.01401). It does not grow when
/// there are few samples, and can fall a little below nothing where both sides are alike. It is the KID only with the
/// features of Inception, from StyleGAN's TorchScript file; with other features it is another number.
///
/// `kid` is the mean over random subsets, as in the paper and in NVIDIA's and torch-fidelity's code, and `kidDeviation` the
/// standard deviation over them (divided by the number of subsets, not one less). Where there are fewer samples of a kind
/// than a subset has, or as many of both, there is one subset of all samples, and nothing is known of the deviation: it is NaN,
/// and null in files. The subsets are drawn from the seed, so that the same samples give the same numbers.
public struct KernelDistance: Metric {
    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many samples of each kind are compared.
    public let samples: Int
    /// The network whose features are compared.
    public let features: any FeatureSource
    /// How many subsets are drawn.
    public let subsets: Int
    /// How many samples of each kind a subset has.
    public let subsetSize: Int
    /// Decides the subsets.
    public let seed: UInt64

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many samples of each kind are compared.
    ///   - features: The network whose features are compared.
    ///   - subsets: How many subsets are drawn; 100 is usual.
    ///   - subsetSize: How many samples of each kind a subset has; 1,000 is usual.
    ///   - seed: Decides the subsets.
    public init(
        every: Int = 5_000, samples: Int = 10_000, features: any FeatureSource = .builtIn, subsets: Int = 100,
        subsetSize: Int = 1_000, seed: UInt64 = 0
    ) {
        interval = every
        self.samples = samples
        self.features = features
        self.subsets = subsets
        self.subsetSize = subsetSize
        self.seed = seed
    }

    /// Features.
    public var input: MetricInput { .features(features) }

    /// `kid` and `kidDeviation`.
    public var measures: [Measure] {
        [
            Measure("kid", better: .lower, "Kernel distance between the features of real and generated samples."),
            Measure(
                "kidDeviation", better: .lower, "Standard deviation of the kernel distance over subsets.",
                mayBeUnknown: true),
        ]
    }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { KernelAccumulator(self) }

    /// The distance of all samples at once, without subsets.
    ///
    /// - Parameters:
    ///   - first: Features, shape [n, d], n at least 2.
    ///   - second: Features, shape [m, d], m at least 2.
    /// - Returns: The unbiased estimate, which can be negative.
    public static func distance(_ first: Tensor, _ second: Tensor) -> Double {
        withoutGradients {
            let (x, y) = (first.to(.float64), second.to(.float64))
            let cross = kernelSum(x, y) / (Double(x.shape[0]) * Double(y.shape[0]))
            return meanOfPairs(x) + meanOfPairs(y) - 2 * cross
        }
    }

    /// The mean of the kernel over the pairs of different samples.
    private static func meanOfPairs(_ x: Tensor) -> Double {
        let count = Double(x.shape[0])
        let withItself = kernel(x.square().sum(over: [1]), x.shape[1]).sum().scalar()
        return (kernelSum(x, x) - withItself) / (count * (count - 1))
    }

    private static func kernel(_ products: Tensor, _ features: Int) -> Tensor {
        (products / Double(features) + 1).pow(3)
    }

    /// The sum of the kernel over all pairs, some rows at a time.
    private static func kernelSum(_ x: Tensor, _ y: Tensor) -> Double {
        let columns = y.transposed(0, 1)
        return blocks(of: x.shape[0], beside: y.shape[0]).reduce(0) { sum, block in
            let rows = x.sliced(along: 0, from: block.lowerBound, to: block.upperBound)
            return sum + kernel(rows.matmul(columns), x.shape[1]).sum().scalar()
        }
    }
}

extension KernelDistance: SelfChecking {
    /// Refuses an interval and a number of subsets below 1, and fewer than 2 samples.
    public func check() throws {
        try checkPlan(self, "KernelDistance")
        try checkCount(subsets, atLeast: 1, "subsets", of: "KernelDistance")
        try checkCount(subsetSize, atLeast: 2, "subsetSize", of: "KernelDistance")
    }
}

/// A measurement of the kernel distance under way.
private final class KernelAccumulator: ReusableAccumulator {
    private let metric: KernelDistance
    private let features = FeatureRows()

    init(_ metric: KernelDistance) { self.metric = metric }

    func update(_ batch: Tensor, of kind: SampleKind) { features.update(batch, of: kind) }

    func compute() throws -> [Double] {
        try metric.check()
        let name = "the kernel distance"
        let real = try features.realRows(for: name)
        let fake = try features.rows(of: .fake, for: name)
        let values = withoutGradients { distances(real, fake) }
        let mean = values.reduce(0, +) / Double(values.count)
        if values.count == 1, mean.isFinite { return [mean, .nan] }
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        guard mean.isFinite, variance.isFinite else {
            throw GANError(.badData, "\(name) is not finite: the features are too large for the third power")
        }
        return [mean, variance.squareRoot()]
    }

    private func distances(_ real: Tensor, _ fake: Tensor) -> [Double] {
        let size = metric.subsetSize
        let (fewest, most) = (min(real.shape[0], fake.shape[0]), max(real.shape[0], fake.shape[0]))
        guard fewest >= size, most > size else { return [KernelDistance.distance(real, fake)] }
        let random = Random(seed: metric.seed)
        func some(_ rows: Tensor) -> Tensor {
            rows.indexed(by: random.permutation(rows.shape[0]).sliced(along: 0, from: 0, to: size))
        }
        return (0..<metric.subsets).map { _ in
            let chosen = some(real)
            return KernelDistance.distance(chosen, some(fake))
        }
    }

    var realState: [(name: String, tensor: Tensor)] { features.realState }

    func restoreReal(_ state: [String: Tensor]) { features.restoreReal(state) }
}

extension KernelDistance: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "KernelDistance", .metric, summary: "The kernel distance between features; the KID with Inception.",
        formula: "mean k(x, x′) + mean k(y, y′) − 2·mean k(x, y), k(x, y) = (x·y/d + 1)³", source: "arXiv:1801.01401",
        parameters: [
            .init("every", "Int", default: "5_000", "steps from one measurement to the next during training"),
            .init("samples", "Int", default: "10_000", "how many samples of each kind are compared"),
            .init("features", "FeatureSource", default: ".builtIn", "the network whose features are compared"),
            .init("subsets", "Int", default: "100", "how many subsets are drawn; 100 is usual"),
            .init("subsetSize", "Int", default: "1_000", "how many samples of each kind a subset has; 1,000 is usual"),
            .init("seed", "UInt64", default: "0", "decides the subsets"),
        ],
        spelling: "KernelDistance(every: 5_000)")
}
