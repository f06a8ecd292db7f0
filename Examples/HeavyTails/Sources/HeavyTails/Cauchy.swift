public import GANKit

/// Least squares with heavy tails: a score far off pulls with bounded force.
///
/// The critic minimises mean(log(1 + (real − 1)²)) + mean(log(1 + (fake + 1)²)), the generator mean(log(1 + (fake −
/// 1)²)).
public struct Cauchy: AdversarialLoss {
    /// Makes the loss.
    public init() {}

    /// mean(log(1 + (real − 1)²)) + mean(log(1 + (fake + 1)²)).
    public func critic(_ scores: Scores) -> Tensor { cost(scores.real - 1) + cost(scores.fake + 1) }
    /// mean(log(1 + (fake − 1)²)).
    public func generator(_ scores: Scores) -> Tensor { cost(scores.fake - 1) }
    private func cost(_ error: Tensor) -> Tensor { (error.square() + 1).log().mean() }
}
