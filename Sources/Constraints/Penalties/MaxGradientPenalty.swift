public import GANBase
public import GANTensors

/// Penalises the steepest point alone: weight · max_i ‖∇T(x_i)‖².
///
/// Zhou et al., "Lipschitz Generative Adversarial Nets", arXiv:1902.05687. Points of equal weight are assumed, as every
/// shipped sampler gives them for batches of equal size: the largest is multiplied by their number, so that the mean
/// over the points is the largest itself.
public struct MaxGradientPenalty: GradientNormPenalty {
    /// The factor of the term.
    public let weight: Schedule
    /// Where the gradient is looked at.
    public let sampler: any PenaltySampler
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - weight: The factor of the term, above 0.
    ///   - sampler: Where the gradient is looked at.
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number.
    public init(
        _ weight: any ScheduleConvertible = 1, at sampler: any PenaltySampler = .interpolated, interval: Int = 1
    ) {
        self.weight = weight.schedule
        self.sampler = sampler
        self.interval = interval
    }

    /// N · weight · ‖∇T‖² at the steepest point, zero at the others.
    public func value(squaredNorms: Tensor) -> Tensor {
        let count = squaredNorms.count
        let steepest = squaredNorms.detached().argmax(over: 0)
        let chosen = Tensor.arange(count, dtype: .int64, device: squaredNorms.device).isEqual(to: steepest)
        return squaredNorms * chosen.to(squaredNorms.dtype) * (Double(count) * weight.value(at: 0))
    }
}

extension MaxGradientPenalty: Scheduled {
    /// The penalty with its weight as it is at a step.
    public func at(step: Int) -> MaxGradientPenalty {
        MaxGradientPenalty(weight.value(at: step), at: sampler, interval: interval)
    }
}

extension MaxGradientPenalty: SelfChecking {
    /// Refuses a weight that is not above 0 and an interval below 1.
    public func check() throws {
        try checkWeight(weight, "the weight", of: "MaxGradientPenalty", usual: "1 is usual")
        try checkInterval(interval, of: "MaxGradientPenalty")
    }
}

extension MaxGradientPenalty: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "MaxGradientPenalty", .penalty, summary: "Penalises the steepest point alone.",
        formula: "weight · max_i ‖∇T(x_i)‖²",
        source: "arXiv:1902.05687",
        parameters: [
            .init("(first)", "Schedule", default: "1", "weight, above 0"),
            .init("at", "PenaltySampler", default: ".interpolated", "where the gradient is looked at"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "MaxGradientPenalty(1)")
}
