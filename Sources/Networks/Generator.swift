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
        inNetwork(body, "the generator", given: latents, madeFor: [latent]) {
            forward(body, latents.to(computeType ?? latents.dtype), in: phase).to(latents.dtype)
        }
    }

    /// Stops the program in words, with the table of layers, unless samples have the shape of the data's.
    ///
    /// - Parameters:
    ///   - samples: What the generator made.
    ///   - latents: What it made them of.
    ///   - expected: The shape of one sample of the data.
    package func require(_ samples: Tensor, of latents: Tensor, toHave expected: [Int]) {
        let made = Array(samples.shape.dropFirst())
        guard made != expected else { return }
        inNetwork(body, "the generator", given: latents, madeFor: [latent]) {
            // Once more, for the table alone.
            _ = withoutGradients { forward(body, latents.to(computeType ?? latents.dtype), in: .sampling) }
            stopComputing(
                "the generator makes samples of the shape \(made), and the data has samples of the shape \(expected);"
                    + " its architecture is told that shape, so let the last layers make it")
        }
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
