public import GANBase
public import GANTensors

/// Sampler 4: the real samples and the fakes themselves, half the weight for each class.
///
/// The critic scores them anyway, so that they cost no further forward pass. The choice of the WGAN-div article's code.
/// To use it, write `.realAndFake`.
public struct RealAndFake: PenaltySampler, Equatable {
    /// Makes the sampler.
    public init() {}

    /// N + M points with weights 1/(2N) and 1/(2M).
    public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        .scored(.both)
    }
}

extension PenaltySampler where Self == RealAndFake {
    /// Sampler 4: the real samples and the fakes themselves, half the weight for each class.
    public static var realAndFake: Self { RealAndFake() }
}

extension RealAndFake: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "RealAndFake", .sampler, summary: "Sampler 4: the real samples and the fakes, half the weight each.",
        formula: "r = ½·real + ½·fake", source: "arXiv:1712.01026", spelling: "at: .realAndFake")
}
