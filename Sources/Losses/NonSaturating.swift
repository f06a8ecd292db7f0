public import GANBase
public import GANTensors

/// The logistic loss of the first GAN with the generator's non-saturating half.
///
/// The critic minimises mean(softplus(−real)) + mean(softplus(fake)), the generator mean(softplus(−fake)), where
/// softplus(t) = log(1 + e^t) and the score is the logit of "real". Written with softplus nothing overflows and no
/// logarithm needs a small number to lean on. Some code halves the critic's loss.
///
/// Goodfellow et al., arXiv:1406.2661. To use it, write `.nonSaturating`.
public struct NonSaturating: AdversarialLoss, Equatable {
    /// Makes the loss.
    public init() {}

    /// mean(softplus(−real)) + mean(softplus(fake)).
    public func critic(_ scores: Scores) -> Tensor {
        (-scores.real).softplus().mean() + scores.fake.softplus().mean()
    }

    /// mean(softplus(−fake)).
    public func generator(_ scores: Scores) -> Tensor {
        (-scores.fake).softplus().mean()
    }
}

extension AdversarialLoss where Self == NonSaturating {
    /// The logistic loss with the generator's non-saturating half (arXiv:1406.2661).
    public static var nonSaturating: Self { NonSaturating() }
}

extension NonSaturating: BoundedLoss {
    /// 0.
    public var leastCriticLoss: Double { 0 }
}

extension NonSaturating: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "NonSaturating", .loss, summary: "The logistic loss; the generator raises log-probabilities.",
        formula: "critic: mean(softplus(−real)) + mean(softplus(fake)); generator: mean(softplus(−fake))",
        source: "arXiv:1406.2661", spelling: "loss: .nonSaturating")
}
