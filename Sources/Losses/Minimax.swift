public import GANBase
public import GANTensors

/// The logistic loss as a game of one value: what the critic loses by a fake, the generator gains.
///
/// The critic minimises mean(softplus(−real)) + mean(softplus(fake)), the generator −mean(softplus(fake)). The
/// generator's gradient vanishes when the critic is sure of its fakes; ``NonSaturating`` is the remedy.
///
/// Goodfellow et al., arXiv:1406.2661, equation 1. To use it, write `.minimax`.
public struct Minimax: AdversarialLoss, Equatable {
    /// Makes the loss.
    public init() {}

    /// mean(softplus(−real)) + mean(softplus(fake)).
    public func critic(_ scores: Scores) -> Tensor {
        NonSaturating().critic(scores)
    }

    /// −mean(softplus(fake)).
    public func generator(_ scores: Scores) -> Tensor {
        -scores.fake.softplus().mean()
    }
}

extension AdversarialLoss where Self == Minimax {
    /// The logistic loss as a game of one value, which saturates (arXiv:1406.2661).
    public static var minimax: Self { Minimax() }
}

extension Minimax: BoundedLoss {
    /// 0.
    public var leastCriticLoss: Double { 0 }
}

extension Minimax: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Minimax", .loss, summary: "The logistic loss as a game of one value; it saturates.",
        formula: "critic: mean(softplus(−real)) + mean(softplus(fake)); generator: −mean(softplus(fake))",
        source: "arXiv:1406.2661", spelling: "loss: .minimax")
}
