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
        inNetwork(body, "the critic", given: samples, madeFor: sampleShape) {
            scores(of: forward(body, samples.to(computeType ?? samples.dtype), in: phase), samples).to(samples.dtype)
        }
    }

    /// The layers' output as one score a sample, shape [N].
    ///
    /// Stops the program in words when there are more, or none.
    func scores(of output: Tensor, _ samples: Tensor) -> Tensor {
        let (count, shape) = (samples.shape[0], output.shape)
        guard output.count == count else {
            stopComputing(
                "the critic must give one score for each of \(count) samples, and its last layer gives the shape \(shape)"
                    + "; let it end with Flatten() and Dense(…, 1), or average several scores with GlobalPooling()")
        }
        return output.reshaped([count])
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
