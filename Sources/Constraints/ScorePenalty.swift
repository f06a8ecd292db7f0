public import GANNetworks
public import GANTensors

/// A penalty on the scores alone, which asks nothing else of the critic.
///
/// The critic step in four passes serves these and every ``GradientNormPenalty``; any other ``Penalty`` makes the step
/// take double backward.
public protocol ScorePenalty: Penalty {
    /// The term that the critic minimises beside its loss: a scalar, its weight included.
    ///
    /// - Parameters:
    ///   - realScores: The scores of the real samples, shape [N].
    ///   - fakeScores: The scores of the fakes, shape [M].
    func penalty(realScores: Tensor, fakeScores: Tensor) -> Tensor
}

extension ScorePenalty {
    /// The term for the scores of a batch.
    public func penalty(on critic: Critic, at batch: Batch) -> Tensor {
        penalty(realScores: batch.realScores, fakeScores: batch.fakeScores)
    }
}
