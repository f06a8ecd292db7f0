public import GANBase
public import GANTensors

/// The zero-centred penalty on lines between real samples and fakes: weight · E ‖∇T‖².
///
/// Thanh-Tung, Tran and Venkatesh, arXiv:1902.03984; `wgangp0` in the code of Mescheder et al. (arXiv:1801.04406), with
/// weight 10. It is `Divergence(k: weight, p: 2, at: .interpolated)` under the name that the literature gives it.
public struct ZeroCentredPenalty: HomogeneousPenalty {
    /// The factor of the term.
    public let weight: Schedule
    /// Where the gradient is penalised.
    public let sampler: any PenaltySampler
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// The power of the norm: 2.
    public var power: Double { 2 }

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - weight: The factor of the term, above 0: 10 is usual.
    ///   - sampler: Where the gradient is penalised.
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number.
    public init(
        _ weight: any ScheduleConvertible = 10, at sampler: any PenaltySampler = .interpolated, interval: Int = 1
    ) {
        self.weight = weight.schedule
        self.sampler = sampler
        self.interval = interval
    }

    /// weight · ‖∇T‖².
    public func value(squaredNorms: Tensor) -> Tensor {
        squaredNorms * weight.value(at: 0)
    }
}

extension ZeroCentredPenalty: Scheduled {
    /// The penalty with its weight as it is at a step.
    public func at(step: Int) -> ZeroCentredPenalty {
        ZeroCentredPenalty(weight.value(at: step), at: sampler, interval: interval)
    }
}

extension ZeroCentredPenalty: SelfChecking {
    /// Refuses a weight that is not above 0 and an interval below 1.
    public func check() throws {
        try checkWeight(weight, "the weight", of: "ZeroCentredPenalty", usual: "10 is usual")
        try checkInterval(interval, of: "ZeroCentredPenalty")
    }
}

extension ZeroCentredPenalty: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "ZeroCentredPenalty", .penalty, summary: "The zero-centred penalty on lines between real and fake.",
        formula: "weight · E_r ‖∇T‖²", source: "arXiv:1902.03984",
        parameters: [
            .init("(first)", "Schedule", default: "10", "weight, above 0"),
            .init("at", "PenaltySampler", default: ".interpolated", "where the gradient is penalised"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "ZeroCentredPenalty(10)")
}
