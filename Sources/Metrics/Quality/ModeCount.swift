public import GANBase

/// How many modes of the data the generator makes, counted by a classifier: the measurement of Stacked MNIST.
///
/// Stacked MNIST has three random digits as the three channels of a picture, so that there are 10³ modes that can be counted
/// (Metz et al., arXiv:1611.02163). Each channel is given to the classifier on its own, as a grey picture, and its most likely
/// class is the digit. `modes` is the number of modes with at least one generated sample; `modeDivergence` is
/// KL(generated ‖ reference) = Σ p·ln(p/q) between the shares of modes, which is 0 where all are made as often as they should.
/// Both depend on the number of samples: papers take 26,000 for 1,000 modes.
///
/// A classifier is any ``FeatureSource`` that gives scores of classes: a TorchScript file that answers
/// `module(images, false)`, images uint8 of shape [N, C, H, W], with [N, classes], or a function (``ClassifierFunction``). A
/// file gets grey pictures with their channel repeated three times, unless it is named as `.torchScript(path, greyAsColour:
/// false)`. Whatever classifier is taken, numbers compare only with the same one.
public struct ModeCount: Metric {
    /// With what the generated modes are compared.
    public enum Reference: String, Sendable, CaseIterable {
        /// All modes alike, as Stacked MNIST has them.
        case uniform
        /// The real samples' modes. Each mode counts as one more real sample, so that none has the share 0.
        case real
    }

    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many samples of each kind are classified.
    public let samples: Int
    /// The classifier.
    public let classifier: any FeatureSource
    /// How many classes it knows.
    public let classes: Int
    /// Whether each channel is classified on its own.
    public let isStacked: Bool
    /// With what the generated modes are compared.
    public let reference: Reference

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - classifier: A network that gives scores of classes.
    ///   - classes: How many classes it knows.
    ///   - stacked: Whether each channel is classified on its own; without, a mode is a class.
    ///   - reference: With what the generated modes are compared.
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many samples of each kind are classified.
    public init(
        classifier: any FeatureSource, classes: Int = 10, stacked: Bool = true, reference: Reference = .uniform,
        every: Int = 5_000, samples: Int = 10_000
    ) {
        interval = every
        self.samples = samples
        self.classifier = classifier
        self.classes = classes
        isStacked = stacked
        self.reference = reference
    }

    /// Scores of classes, those of all channels after one another.
    public var input: MetricInput { .logits(isStacked ? EachChannel(classifier) : classifier) }

    /// `modes` and `modeDivergence`.
    public var measures: [Measure] {
        [
            Measure("modes", better: .higher, "How many modes have a generated sample."),
            Measure(
                "modeDivergence", unit: "nats", better: .lower,
                "How unevenly the modes are made: divergence of their shares from the reference."),
        ]
    }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { ModeAccumulator(self) }
}

extension ModeCount: SelfChecking {
    /// Refuses an interval below 1, and fewer than 2 samples or classes.
    public func check() throws {
        try checkPlan(self, "ModeCount")
        try checkCount(classes, atLeast: 2, "classes", of: "ModeCount")
    }
}

extension ModeCount: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "ModeCount", .metric, summary: "How many modes of the data the generator makes, counted by a classifier.",
        formula: "number of modes with a sample, and KL(generated ‖ reference) of their shares",
        source: "arXiv:1611.02163",
        parameters: [
            .init("classifier", "FeatureSource", "a network that gives scores of classes"),
            .init("classes", "Int", default: "10", "how many classes it knows"),
            .init(
                "stacked", "Bool", default: "true",
                "whether each channel is classified on its own; without, a mode is a class"),
            .init("reference", "Reference", default: ".uniform", "with what the generated modes are compared"),
            .init("every", "Int", default: "5_000", "steps from one measurement to the next during training"),
            .init("samples", "Int", default: "10_000", "how many samples of each kind are classified"),
        ],
        spelling: "ModeCount(classifier: .torchScript(\"classifier.pt\"))")
}
