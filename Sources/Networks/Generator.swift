public import GANTensors

/// The network that makes samples out of random numbers.
public final class Generator {
    /// The layers, from a batch of latents to a batch of samples.
    public let body: any Layer
    /// How many numbers a latent has.
    public let latent: Int
    /// Shape of one sample, without the batch dimension.
    public let sampleShape: [Int]
    /// The type of number that the layers compute in; nil is that of the latents.
    ///
    /// Samples have the latents' type whatever the layers compute in.
    public var computeType: DType?

    /// Wraps layers.
    ///
    /// - Parameters:
    ///   - body: The layers, from [N, latent] to [N] + `sampleShape`.
    ///   - latent: How many numbers a latent has.
    ///   - sampleShape: Shape of one sample, without the batch dimension.
    public init(_ body: any Layer, latent: Int, sampleShape: [Int]) {
        self.body = body
        self.latent = latent
        self.sampleShape = sampleShape
    }

    /// Makes one sample of every latent.
    ///
    /// - Parameters:
    ///   - latents: Random numbers, shape [N, latent].
    ///   - phase: Whether the network is being trained.
    /// - Returns: Samples, shape [N] + ``sampleShape``.
    public func callAsFunction(_ latents: Tensor, in phase: Phase = .training) -> Tensor {
        body.forward(latents.to(computeType ?? latents.dtype), in: phase).to(latents.dtype)
    }

    /// Draws latents from N(0, 1).
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - random: Where the numbers come from.
    ///   - dtype: The type of number that the network computes with.
    public func latents(_ count: Int, random: Random, as dtype: DType = .float32) -> Tensor {
        random.normal([count, latent], dtype: dtype)
    }

    /// What training changes, in the order of the layers.
    public var parameters: [Parameter] {
        namedParameters(of: body).map(\.parameter)
    }
}
