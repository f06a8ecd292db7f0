public import GANBase
public import GANTensors

/// The one-centred penalty near the real samples: weight · E (‖∇T(x + noise)‖ − 1)².
///
/// Kodali et al., "On Convergence and Stability of GANs", arXiv:1705.07215, with weight 10. The noise is the sampler's:
/// `.perturbed(scale: 0.5)`. It is `GradientPenalty(weight, at: .perturbed())` under the paper's name.
public struct DRAGAN: GradientNormPenalty {
    /// The factor of the term.
    public let weight: Schedule
    /// The noise in units of the batch's standard deviation.
    public let scale: Double
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// Real samples with noise.
    public var sampler: any PenaltySampler { .perturbed(scale: scale) }

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - weight: The factor of the term, above 0: 10 in the paper.
    ///   - scale: The noise in units of the batch's standard deviation, above 0: 0.5 in the paper's code.
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number.
    public init(_ weight: any ScheduleConvertible = 10, scale: Double = 0.5, interval: Int = 1) {
        self.weight = weight.schedule
        self.scale = scale
        self.interval = interval
    }

    /// weight · (‖∇T‖ − 1)².
    public func value(squaredNorms: Tensor) -> Tensor {
        (norm(squaredNorms) - 1).square() * weight.value(at: 0)
    }
}

extension DRAGAN: Scheduled {
    /// The penalty with its weight as it is at a step.
    public func at(step: Int) -> DRAGAN { DRAGAN(weight.value(at: step), scale: scale, interval: interval) }
}

extension DRAGAN: SelfChecking {
    /// Refuses a weight or a scale that is not above 0 and an interval below 1.
    public func check() throws {
        try checkWeight(weight, "the weight", of: "DRAGAN", usual: "the paper's value is 10")
        try checkWeight(scale, "scale", of: "DRAGAN", usual: "the paper's value is 0.5")
        try checkInterval(interval, of: "DRAGAN")
    }
}

extension DRAGAN: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "DRAGAN", .penalty, summary: "The one-centred penalty near the real samples.",
        formula: "weight · E (‖∇T(x + noise)‖ − 1)²", source: "arXiv:1705.07215",
        parameters: [
            .init("(first)", "Schedule", default: "10", "weight, above 0"),
            .init("scale", "Double", default: "0.5", "noise in units of the batch's standard deviation"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "DRAGAN(10)")
}
