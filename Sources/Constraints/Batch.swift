public import GANTensors

/// What a critic step works on: the samples, their scores, and the step's random numbers.
public struct Batch {
    /// Real samples, shape [N, …].
    public let real: Tensor
    /// Fakes without a history, shape [M, …].
    public let fake: Tensor
    /// Scores of ``real``, shape [N], with the graph that leads to the critic's parameters.
    public let realScores: Tensor
    /// Scores of ``fake``, shape [M], with the graph that leads to the critic's parameters.
    public let fakeScores: Tensor
    /// Where a penalty takes its random numbers from.
    public let random: Random

    /// Gathers what a penalty may look at.
    public init(real: Tensor, fake: Tensor, realScores: Tensor, fakeScores: Tensor, random: Random) {
        self.real = real
        self.fake = fake
        self.realScores = realScores
        self.fakeScores = fakeScores
        self.random = random
    }
}
