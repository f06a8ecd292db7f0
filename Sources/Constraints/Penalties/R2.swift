public import GANBase
public import GANTensors

/// The zero-centred penalty on fakes: γ/2 · E_fake ‖∇T‖².
///
/// R1's twin (Mescheder, Geiger and Nowozin, arXiv:1801.04406); R3GAN needs both (Huang et al., arXiv:2501.05441).
///
/// Conventions differ: here and in StyleGAN the factor is γ/2; GAN_stability's code leaves out the ½, so that its
/// `reg_param` of 10 is γ = 20. R2 with γ is `Divergence(k: γ/2, p: 2, at: .fake)`.
public struct R2: HomogeneousPenalty {
    /// The factor γ; the term has γ/2.
    public let gamma: Schedule
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// The power of the norm: 2.
    public var power: Double { 2 }

    /// Fakes.
    public var sampler: any PenaltySampler { .fake }

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - gamma: The factor γ, above 0. It grows with the number of pixels: R3GAN takes 0.05 to 0.005 for 32×32
    ///     (CIFAR-10) and 150 to 15 for 256×256; StyleGAN2's rule is 0.0002 · side² / batch.
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number; 16 in StyleGAN2.
    public init(gamma: any ScheduleConvertible, interval: Int = 1) {
        self.gamma = gamma.schedule
        self.interval = interval
    }

    /// γ/2 · ‖∇T‖².
    public func value(squaredNorms: Tensor) -> Tensor {
        squaredNorms * (gamma.value(at: 0) / 2)
    }
}

extension R2: Scheduled {
    /// The penalty with γ as it is at a step.
    public func at(step: Int) -> R2 { R2(gamma: gamma.value(at: step), interval: interval) }
}

extension R2: SelfChecking {
    /// Refuses a γ that is not above 0 and an interval below 1.
    public func check() throws {
        try checkWeight(gamma, "gamma", of: "R2", usual: "StyleGAN2's rule is 0.0002 · side² / batch")
        try checkInterval(interval, of: "R2")
    }
}

extension R2: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "R2", .penalty, summary: "The zero-centred penalty on fakes.", formula: "γ/2 · E_fake ‖∇T‖²",
        source: "arXiv:1801.04406, 2501.05441",
        parameters: [
            .init("gamma", "Schedule", "factor γ, above 0 (twice GAN_stability's reg_param)"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "R2(gamma: 1)")
}
