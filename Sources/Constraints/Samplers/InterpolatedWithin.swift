public import GANBase
public import GANTensors

/// Sampler 2: a random point on the line between two real samples, and between two fakes, half the weight for each
/// class.
///
/// Every sample meets one other of its class, none itself. A class of one sample gives that sample. To use it, write
/// `.interpolatedWithin`.
public struct InterpolatedWithin: PenaltySampler, Equatable {
    /// Makes the sampler.
    public init() {}

    /// N + M points with weights 1/(2N) and 1/(2M).
    public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        let ofReal = interpolate(real, pick(real, partners(real.shape[0], random: random)), random: random)
        let ofFake = interpolate(fake, pick(fake, partners(fake.shape[0], random: random)), random: random)
        return .new(.concatenated([ofReal, ofFake]), classes: [real.shape[0], fake.shape[0]])
    }
}

extension PenaltySampler where Self == InterpolatedWithin {
    /// Sampler 2: random points on lines between two real samples, and between two fakes.
    public static var interpolatedWithin: Self { InterpolatedWithin() }
}

extension InterpolatedWithin: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "InterpolatedWithin", .sampler, summary: "Sampler 2: random points on lines within each class.",
        formula: "x = α·a + (1 − α)·b, a and b two real samples or two fakes, half the weight each",
        source: "arXiv:1712.01026", spelling: "at: .interpolatedWithin")
}
