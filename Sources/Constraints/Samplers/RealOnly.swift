public import GANBase
public import GANTensors

/// Sampler 6: the real samples alone.
///
/// The choice of R1. The divergence is then not symmetric, and infinite when real samples are lighter-tailed than
/// fakes. The critic scores them anyway, so that they cost no further forward pass. To use it, write `.real`.
public struct RealOnly: PenaltySampler, Equatable {
    /// Makes the sampler.
    public init() {}

    /// All of them, with equal weight.
    public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        .scored(.real)
    }
}

extension PenaltySampler where Self == RealOnly {
    /// Sampler 6: the real samples alone.
    public static var real: Self { RealOnly() }
}

extension RealOnly: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "RealOnly", .sampler, summary: "Sampler 6: the real samples alone.", formula: "r = real",
        source: "arXiv:1712.01026",
        spelling: "at: .real")
}
