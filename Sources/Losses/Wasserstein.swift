public import GANBase
public import GANTensors

/// The difference of the mean scores, as in the dual form of the Wasserstein distance.
///
/// The critic minimises mean(fake) − mean(real), the generator −mean(fake). The critic's loss with its sign changed is
/// the critic gap L. It has no minimum by itself: the critic needs a constraint.
///
/// Arjovsky, Chintala and Bottou, arXiv:1701.07875. Some code, the WGAN-div paper's included, scores real low; both
/// players' signs are the other way round there, which is the same training. To use it, write `.wasserstein`.
public struct Wasserstein: HomogeneousLoss, Equatable {
    /// Makes the loss.
    public init() {}

    /// mean(fake) − mean(real), of which the means are not rounded: scores may lie far from 0 and near each other.
    public func critic(_ scores: Scores) -> Tensor {
        (scores.fake.to(.float64).mean() - scores.real.to(.float64).mean()).to(scores.fake.dtype)
    }

    /// −mean(fake).
    public func generator(_ scores: Scores) -> Tensor {
        -scores.fake.mean()
    }
}

extension AdversarialLoss where Self == Wasserstein {
    /// The difference of the mean scores (arXiv:1701.07875).
    public static var wasserstein: Self { Wasserstein() }
}

extension Wasserstein: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Wasserstein", .loss, summary: "The difference of the mean scores; needs a constraint.",
        formula: "critic: mean(fake) − mean(real); generator: −mean(fake)", source: "arXiv:1701.07875",
        spelling: "loss: .wasserstein")
}
