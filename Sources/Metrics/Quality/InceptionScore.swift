import Foundation
public import GANBase
public import GANTensors

/// How sure a classifier is of each generated picture and how many classes they cover together.
///
/// exp of the mean over pictures of KL(p(y|x) ‖ p(y)), p(y) the mean of p(y|x) (Salimans et al., arXiv:1606.03498): from 1,
/// where all pictures look the same to the classifier, to the number of its classes. It looks at generated samples alone,
/// never at real ones. It is the published Inception score only with the scores of Inception, from StyleGAN's TorchScript
/// file, and with the same number of samples: few samples make it smaller.
///
/// The samples are cut, in the order in which they come, into parts; `inceptionScore` is the mean over the parts and
/// `inceptionScoreDeviation` the standard deviation (divided by their number, not one less). Where a part would have fewer
/// than 100 samples, there is one part of all, and nothing is known of the deviation: it is NaN, and null in files.
public struct InceptionScore: Metric {
    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many generated samples are looked at.
    public let samples: Int
    /// The classifier.
    public let features: any FeatureSource
    /// Into how many parts the samples are cut.
    public let splits: Int

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many generated samples are looked at; papers use 50,000.
    ///   - features: The classifier: a network that gives scores of classes.
    ///   - splits: Into how many parts the samples are cut; 10 is usual.
    public init(
        every: Int = 5_000, samples: Int = 10_000, features: any FeatureSource = .builtIn, splits: Int = 10
    ) {
        interval = every
        self.samples = samples
        self.features = features
        self.splits = splits
    }

    /// Scores of classes.
    public var input: MetricInput { .logits(features) }

    /// `inceptionScore` and `inceptionScoreDeviation`.
    public var measures: [Measure] {
        [
            Measure("inceptionScore", better: .higher, "How sure a classifier is, and of how many classes; from 1."),
            Measure(
                "inceptionScoreDeviation", better: .lower, "Standard deviation of the score over parts.",
                mayBeUnknown: true),
        ]
    }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { InceptionAccumulator(self) }

    /// The score of all samples at once.
    ///
    /// - Parameter logits: Scores of classes before the softmax, shape [N, classes].
    /// - Returns: 1 to the number of classes.
    public static func score(_ logits: Tensor) -> Double {
        withoutGradients {
            let logs = logits.to(.float64).logSoftmax(over: 1)
            let marginal = logs.logSumExp(over: [0]) - Foundation.log(Double(logits.shape[0]))
            return Foundation.exp((logs.exp() * (logs - marginal)).sum(over: [1]).mean().scalar())
        }
    }
}

extension InceptionScore: SelfChecking {
    /// Refuses an interval and a number of parts below 1, and fewer than 2 samples.
    public func check() throws {
        try checkPlan(self, "InceptionScore")
        try checkCount(splits, atLeast: 1, "splits", of: "InceptionScore")
    }
}

/// A measurement of the Inception score under way.
private final class InceptionAccumulator: MetricAccumulator {
    private let metric: InceptionScore
    private let scores = FeatureRows()

    init(_ metric: InceptionScore) { self.metric = metric }

    func update(_ batch: Tensor, of kind: SampleKind) {
        if kind == .fake { scores.update(batch, of: kind) }
    }

    func compute() throws -> [Double] {
        try metric.check()
        let logits = try scores.rows(of: .fake, for: "the Inception score")
        let count = logits.shape[0]
        let parts = count / metric.splits >= 100 ? metric.splits : 1
        let values = (0..<parts).map { part in
            InceptionScore.score(
                logits.sliced(along: 0, from: part * count / parts, to: (part + 1) * count / parts))
        }
        let mean = values.reduce(0, +) / Double(parts)
        guard parts > 1 else { return [mean, .nan] }
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(parts)
        return [mean, variance.squareRoot()]
    }
}

extension InceptionScore: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "InceptionScore", .metric, summary: "How sure a classifier is of each picture and how many classes they cover.",
        formula: "exp mean KL(p(y|x) ‖ p(y))", source: "arXiv:1606.03498",
        parameters: [
            .init("every", "Int", default: "5_000", "steps from one measurement to the next during training"),
            .init("samples", "Int", default: "10_000", "how many generated samples are looked at; papers use 50,000"),
            .init(
                "features", "FeatureSource", default: ".builtIn",
                "the classifier: a network that gives scores of classes"),
            .init("splits", "Int", default: "10", "into how many parts the samples are cut; 10 is usual"),
        ],
        spelling: "InceptionScore(every: 5_000, features: .torchScript(\"classifier.pt\"))")
}
