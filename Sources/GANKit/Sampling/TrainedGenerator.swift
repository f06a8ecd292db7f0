/// A generator that was trained, ready to make samples.
///
/// ```swift
/// let generator = try TrainedGenerator(at: "exported")
/// let samples = generator.samples(16, seed: 1)
/// try samples.writePNG(to: "faces.png")
/// ```
///
/// The folder is one that `gan export` wrote; neither the recipe nor a compiler is needed. Like all tensors, it stays on
/// one thread.
public final class TrainedGenerator {
    /// The layers with their weights.
    public let network: Generator
    /// The name of the recipe that trained it.
    public let recipe: String
    /// Steps of training that it has had.
    public let step: Int
    /// Whether the weights are an average over training.
    public let isAveraged: Bool
    /// Where it computes.
    public let device: Device
    /// The type of number of the weights, the latents and the samples.
    public let dtype: DType

    /// Wraps a network whose weights are in place.
    init(_ network: Generator, recipe: String, step: Int, isAveraged: Bool, device: Device, dtype: DType) {
        self.network = network
        self.recipe = recipe
        self.step = step
        self.isAveraged = isAveraged
        self.device = device
        self.dtype = dtype
    }

    /// Makes samples: the same as `gan sample --count n --seed s --truncation ψ`.
    ///
    /// - Parameters:
    ///   - count: How many; 1 or more.
    ///   - seed: Decides the latents; the first ones are the same whatever the count.
    ///   - truncation: ψ; see ``latents(_:seed:truncation:)``.
    /// - Returns: Shape [count] + that of a sample; pictures are in −1…1, shape [count, channels, height, width].
    public func samples(_ count: Int, seed: UInt64 = 0, truncation: Double = 1) -> Tensor {
        samples(of: latents(count, seed: seed, truncation: truncation))
    }

    /// Draws latents z = ψ·x with x from N(0, 1).
    ///
    /// ψ is StyleGAN's (arXiv:1812.04948), in the space of the latents, whose mean is 0: 1 changes nothing; less pulls
    /// every latent towards the mean, so that samples become more typical and less varied; at 0 all are alike. BigGAN's
    /// truncation (arXiv:1809.11096) draws anew what lies beyond a threshold instead. Latents then have a deviation below
    /// 1 too (0.7 at a threshold of 1.38), but a threshold of 1 is far from changing nothing, and the latents of a seed
    /// would not be the same ones pulled in.
    ///
    /// - Parameters:
    ///   - count: How many; 1 or more.
    ///   - seed: Decides the numbers.
    ///   - truncation: ψ, from 0 to 1.
    /// - Returns: Shape [count, latent].
    public func latents(_ count: Int, seed: UInt64 = 0, truncation: Double = 1) -> Tensor {
        latentSource(seed: seed, truncation: truncation).next(count)
    }

    /// Makes one sample of every latent, without gradients, with running statistics, in parts so that memory stays
    /// bounded.
    ///
    /// - Parameter latents: Shape [N, latent].
    /// - Returns: Shape [N] + that of a sample.
    public func samples(of latents: Tensor) -> Tensor {
        network.samples(of: latents.to(device).to(dtype))
    }

    /// Samples along a walk through latents that returns to where it began, so that they make an endless film.
    ///
    /// - Parameters:
    ///   - steps: Samples; `keys` or more.
    ///   - keys: Latents that the walk visits; 2 or more.
    ///   - seed: Decides these latents.
    ///   - truncation: ψ; see ``latents(_:seed:truncation:)``.
    /// - Returns: Shape [steps] + that of a sample.
    public func walk(steps: Int, keys: Int = 4, seed: UInt64 = 0, truncation: Double = 1) -> Tensor {
        let walk = LatentWalk(through: latents(keys, seed: seed, truncation: truncation))
        let places = (0..<max(steps, 0)).flatMap { walk.latent(at: $0, of: steps) }
        return samples(of: Tensor(places, shape: [steps, network.latent], dtype: dtype))
    }

    /// Latents block after block, for more samples than memory holds.
    func latentSource(seed: UInt64, truncation: Double) -> LatentSource {
        LatentSource(size: network.latent, seed: seed, truncation: truncation, dtype: dtype)
    }
}

@available(*, unavailable, message: "a network stays on one thread")
extension TrainedGenerator: Sendable {}
