public import GANTensors

/// Chooses where the gradient is penalised: the distribution r(x) of WGAN-div (arXiv:1712.01026) and of every gradient
/// penalty.
public protocol PenaltySampler: Sendable {
    /// Draws the points of one critic step.
    ///
    /// - Parameters:
    ///   - real: Real samples, shape [N, …].
    ///   - fake: Fakes, shape [M, …], without a history.
    ///   - random: Where the numbers come from.
    func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints
}
