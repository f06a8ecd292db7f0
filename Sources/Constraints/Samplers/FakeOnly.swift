public import GANBase
public import GANTensors

/// Sampler 5: the fakes alone.
///
/// The divergence is then not symmetric, and infinite when fakes are lighter-tailed than real. The critic scores them
/// anyway, so that they cost no further forward pass. To use it, write `.fake`.
public struct FakeOnly: PenaltySampler, Equatable {
    /// Makes the sampler.
    public init() {}

    /// All of them, with equal weight.
    public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        .scored(.fake)
    }
}

extension PenaltySampler where Self == FakeOnly {
    /// Sampler 5: the fakes alone.
    public static var fake: Self { FakeOnly() }
}

extension FakeOnly: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "FakeOnly", .sampler, summary: "Sampler 5: the fakes alone.", formula: "r = fake", source: "arXiv:1712.01026",
        spelling: "at: .fake")
}
