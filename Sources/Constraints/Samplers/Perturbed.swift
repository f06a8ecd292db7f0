public import GANBase
public import GANTensors

/// Sampler 7: real samples with noise, as in DRAGAN.
///
/// x = real + α·scale·s·u with α from U[0, 1] for each sample, u from U[0, 1) for each number and s the standard
/// deviation of the whole batch. The noise is not centred, as in the code that the paper's authors published.
///
/// Kodali et al., arXiv:1705.07215. To use it, write `.perturbed()`.
public struct Perturbed: PenaltySampler, Equatable {
    /// The noise in units of the batch's standard deviation.
    public let scale: Double

    /// Makes the sampler.
    ///
    /// - Parameter scale: The noise in units of the batch's standard deviation, above 0: 0.5 in the paper's code.
    public init(scale: Double = 0.5) {
        self.scale = scale
    }

    /// N points.
    public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        withoutGradients {
            let spread = (real - real.mean()).square().mean().sqrt() * scale
            let noise = random.uniform(real.shape, dtype: real.dtype).to(real.device) * spread
            return .new(interpolate(real + noise, real, random: random))
        }
    }
}

extension PenaltySampler where Self == Perturbed {
    /// Sampler 7: real samples with noise (DRAGAN).
    ///
    /// - Parameter scale: The noise in units of the batch's standard deviation, above 0.
    public static func perturbed(scale: Double = 0.5) -> Self { Perturbed(scale: scale) }
}

extension Perturbed: SelfChecking {
    /// Refuses a scale that is not above 0.
    public func check() throws {
        try checkWeight(scale, "scale", of: "Perturbed", usual: "DRAGAN's value is 0.5")
    }
}

extension Perturbed: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Perturbed", .sampler, summary: "Sampler 7: real samples with noise (DRAGAN).",
        formula: "x = real + α·scale·s·u, s the batch's standard deviation, u from U[0, 1)", source: "arXiv:1705.07215",
        parameters: [.init("scale", "Double", default: "0.5", "noise in units of the batch's standard deviation")],
        spelling: "at: .perturbed(scale: 0.5)")
}
