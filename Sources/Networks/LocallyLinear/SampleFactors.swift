public import GANTensors

/// How the samples of a critic step count: which are scored, and which are penalised.
///
/// The penalised samples are the last ones of the batch.
public struct SampleFactors {
    /// s_i = ∂L/∂t_i, the derivative of the loss by each score, shape [N]; zero at points that are only penalised.
    public let scores: Tensor
    /// The samples whose gradient norm is penalised.
    public let penalized: Range<Int>

    /// Gathers the factors of one step.
    ///
    /// - Parameters:
    ///   - scores: The derivative of the loss by each score, shape [N].
    ///   - penalized: The samples whose gradient norm is penalised: the last ones of the batch, or none.
    public init(scores: Tensor, penalized: Range<Int>) {
        self.scores = scores
        self.penalized = penalized
    }

    /// s·a + ȧ: what meets δ in the gradient of a weight.
    ///
    /// - Parameters:
    ///   - input: The layer's input a, shape [N, …].
    ///   - tangent: The input's ȧ of the penalised samples, or nil.
    public func combined(_ input: Tensor, with tangent: Tensor?) -> Tensor {
        let scores = scores.to(input.dtype).reshaped([input.shape[0]] + [Int](repeating: 1, count: input.rank - 1))
        guard let tangent else { return input * scores }
        if penalized.lowerBound == 0 { return tangent.addingProduct(input, scores) }
        let sum = input * scores
        rows(of: sum).add(tangent)
        return sum
    }

    /// Σ_i s_i δ_i for each channel: the gradient of a bias.
    ///
    /// - Parameters:
    ///   - delta: δ of the layer's output, shape [N, …].
    ///   - channelDimension: The dimension that counts the channels.
    public func biasGradient(of delta: Tensor, channelDimension: Int = 1) -> Tensor {
        let channels = channelDimension < 0 ? delta.rank + channelDimension : channelDimension
        let others = (1..<delta.rank).filter { $0 != channels }
        let sums = others.isEmpty ? delta : delta.sum(over: others)
        return scores.to(sums.dtype).unsqueezed(at: 0).matmul(sums).squeezed(at: 0)
    }

    /// The penalised samples among all.
    public func rows(of batch: Tensor) -> Tensor {
        batch.sliced(along: 0, from: penalized.lowerBound, to: penalized.upperBound)
    }
}
