public import GANBase
public import GANTensors

/// Sampler 1: a random point on the line between a real sample and a fake.
///
/// x = α·real + (1 − α)·fake with α from U[0, 1], one α for each sample. Of unequal batches the longer is cut. The
/// choice of WGAN-GP (Gulrajani et al., arXiv:1704.00028) and of the WGAN-div paper's own code. To use it, write
/// `.interpolated`.
public struct Interpolated: PenaltySampler, Equatable {
    /// Makes the sampler.
    public init() {}

    /// min(N, M) points.
    public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
        let count = min(real.shape[0], fake.shape[0])
        return .new(
            interpolate(
                real.sliced(along: 0, from: 0, to: count), fake.sliced(along: 0, from: 0, to: count), random: random))
    }
}

extension PenaltySampler where Self == Interpolated {
    /// Sampler 1: a random point on the line between a real sample and a fake.
    public static var interpolated: Self { Interpolated() }
}

extension Interpolated: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Interpolated", .sampler, summary: "Sampler 1: random points on lines between real samples and fakes.",
        formula: "x = α·real + (1 − α)·fake, α from U[0, 1] for each sample", source: "arXiv:1704.00028, 1712.01026",
        spelling: "at: .interpolated")
}
