public import GANBase
public import GANTensors

/// Squared distances of the scores from 1 for real and 0 for fake.
///
/// The critic minimises ½ mean((real − 1)²) + ½ mean(fake²), the generator ½ mean((fake − 1)²). Some code leaves out
/// the generator's ½.
///
/// Mao et al., "Least Squares GAN", arXiv:1611.04076, with a = 0 and b = c = 1. To use it, write `.leastSquares`.
public struct LeastSquares: AdversarialLoss, Equatable {
    /// Makes the loss.
    public init() {}

    /// ½ mean((real − 1)²) + ½ mean(fake²).
    public func critic(_ scores: Scores) -> Tensor {
        0.5 * (scores.real - 1).square().mean() + 0.5 * scores.fake.square().mean()
    }

    /// ½ mean((fake − 1)²).
    public func generator(_ scores: Scores) -> Tensor {
        0.5 * (scores.fake - 1).square().mean()
    }
}

extension AdversarialLoss where Self == LeastSquares {
    /// Squared distances of the scores from 1 for real and 0 for fake (arXiv:1611.04076).
    public static var leastSquares: Self { LeastSquares() }
}

extension LeastSquares: BoundedLoss {
    /// 0.
    public var leastCriticLoss: Double { 0 }
}

extension LeastSquares: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "LeastSquares", .loss, summary: "Squared distances of the scores from 1 for real and 0 for fake.",
        formula: "critic: ½ mean((real − 1)²) + ½ mean(fake²); generator: ½ mean((fake − 1)²)",
        source: "arXiv:1611.04076", spelling: "loss: .leastSquares")
}
