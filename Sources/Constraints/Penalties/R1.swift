public import GANBase
public import GANTensors

/// The zero-centred penalty on real samples: γ/2 · E_real ‖∇T‖².
///
/// With it the training converges locally (Mescheder, Geiger and Nowozin, arXiv:1801.04406).
///
/// Conventions differ: here and in StyleGAN the factor is γ/2; GAN_stability's code leaves out the ½, so that its
/// `reg_param` of 10 is γ = 20. R1 with γ is `Divergence(k: γ/2, p: 2, at: .real)`.
public struct R1: HomogeneousPenalty {
    /// The factor γ; the term has γ/2.
    public let gamma: Schedule
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// The power of the norm: 2.
    public var power: Double { 2 }

    /// Real samples.
    public var sampler: any PenaltySampler { .real }

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

extension R1: Scheduled {
    /// The penalty with γ as it is at a step.
    public func at(step: Int) -> R1 { R1(gamma: gamma.value(at: step), interval: interval) }
}

extension R1: SelfChecking {
    /// Refuses a γ that is not above 0 and an interval below 1.
    public func check() throws {
        try checkWeight(gamma, "gamma", of: "R1", usual: "StyleGAN2's rule is 0.0002 · side² / batch")
        try checkInterval(interval, of: "R1")
    }
}

extension R1: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "R1", .penalty, summary: "The zero-centred penalty on real samples.", formula: "γ/2 · E_real ‖∇T‖²",
        source: "arXiv:1801.04406",
        parameters: [
            .init("gamma", "Schedule", "factor γ, above 0 (twice GAN_stability's reg_param)"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "R1(gamma: 1)")
}
