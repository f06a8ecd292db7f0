public import GANBase
public import GANTensors

/// The penalty of WGAN-div: k · E_r ‖∇T‖^p.
///
/// With the Wasserstein loss the critic then maximises E_real T − E_fake T − k E_r ‖∇T‖^p, whose largest value is the
/// Wasserstein divergence W_{k,p}: a true divergence, which needs no Lipschitz constraint. k only changes the unit of
/// the scores (the best critic scales with k^(−1/(p−1))); p decides how softly large gradients are met. At the best
/// critic p·k·R = L, the virial identity.
///
/// The norm is the 2-norm of one sample's gradient over all its numbers. The mean runs over the sampler's r(x); over
/// `.realAndFake` it is ½(mean over real + mean over fake), which other code writes as k/2·mean(real + fake).
///
/// Wu, Huang, Thoma, Acharya and Van Gool, arXiv:1712.01026, recommend k = 2 and p = 6; their code runs k = 10 on
/// `.interpolated`.
public struct Divergence: HomogeneousPenalty {
    /// The penalty's weight k.
    public let k: Schedule
    /// The power p of the norm.
    public let power: Double
    /// Where the gradient is penalised.
    public let sampler: any PenaltySampler
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - k: The weight, above 0. The paper's value is 2.
    ///   - p: The power of the norm, above 1. The paper's value is 6; with p = 2 the training also converges locally.
    ///   - sampler: Where the gradient is penalised, r(x).
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number.
    public init(
        k: any ScheduleConvertible = 2, p: Double = 6, at sampler: any PenaltySampler, interval: Int = 1
    ) {
        self.k = k.schedule
        power = p
        self.sampler = sampler
        self.interval = interval
    }

    /// k·‖∇T‖^p, computed as k·(‖∇T‖²)^(p/2).
    public func value(squaredNorms: Tensor) -> Tensor {
        powerOfNorm(squaredNorms, power) * k.value(at: 0)
    }
}

extension Divergence: Scheduled {
    /// The penalty with k as it is at a step.
    public func at(step: Int) -> Divergence {
        Divergence(k: k.value(at: step), p: power, at: sampler, interval: interval)
    }
}

extension Divergence: SelfChecking {
    /// Refuses k ≤ 0, p ≤ 1 and an interval below 1.
    public func check() throws {
        try checkWeight(k, "k", of: "Divergence", usual: "the paper's value is 2")
        guard power > 1, power.isFinite else {
            throw GANError(
                .usage,
                "Divergence: p is \(power) and must be above 1, or the divergence is not finite; the paper's value is 6"
            )
        }
        try checkInterval(interval, of: "Divergence")
    }
}

extension Divergence: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Divergence", .penalty, summary: "The penalty of WGAN-div: with the Wasserstein loss a true divergence.",
        formula: "k · E_r ‖∇T‖^p", source: "arXiv:1712.01026",
        parameters: [
            .init("k", "Schedule", default: "2", "weight, above 0"),
            .init("p", "Double", default: "6", "power of the norm, above 1"),
            .init("at", "PenaltySampler", "where the gradient is penalised, r(x)"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "Divergence(k: 2, p: 6, at: .realAndFake)")
}
