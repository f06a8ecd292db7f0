public import GANTensors

/// The network that scores samples: high on real, low on fake.
///
/// A score is the raw output; there is no sigmoid. "Discriminator" is the same thing in other texts.
public final class Critic {
    /// The layers, from a batch of samples to [N, 1] or [N].
    public let body: any Layer
    /// Shape of one sample, without the batch dimension.
    public let sampleShape: [Int]
    /// The type of number that the layers compute in; nil is that of the samples.
    ///
    /// Scores have the samples' type whatever the layers compute in.
    public var computeType: DType?

    /// Wraps layers.
    ///
    /// - Parameters:
    ///   - body: The layers, from a batch of samples to one number a sample.
    ///   - sampleShape: Shape of one sample, without the batch dimension.
    public init(_ body: any Layer, sampleShape: [Int]) {
        self.body = body
        self.sampleShape = sampleShape
    }

    /// Scores a batch.
    ///
    /// - Parameters:
    ///   - samples: A batch of shape [N] + ``sampleShape``.
    ///   - phase: Whether the network is being trained.
    /// - Returns: The scores, shape [N].
    public func callAsFunction(_ samples: Tensor, in phase: Phase = .training) -> Tensor {
        body.forward(samples.to(computeType ?? samples.dtype), in: phase).reshaped([samples.shape[0]]).to(samples.dtype)
    }

    /// Brings the state of reparametrised weights up to date; once before each critic step.
    public func advanceReparametrisations() {
        for parameter in parameters { parameter.reparametrisation?.advance(parameter.tensor) }
    }

    /// What training changes, in the order of the layers.
    public var parameters: [Parameter] {
        namedParameters(of: body).map(\.parameter)
    }
}
