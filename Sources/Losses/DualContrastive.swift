public import GANBase
public import GANTensors

/// Picks the real sample out of all fakes, and the fake out of all real samples, by cross-entropy.
///
/// The critic minimises mean_i(−real_i + log(e^real_i + Σ_j e^fake_j)) + mean_j(fake_j + log(e^−fake_j + Σ_i
/// e^−real_i)), the generator the same with the classes' roles exchanged.
///
/// Yu et al., "Dual Contrastive Loss and Attention for GANs", arXiv:2103.16748. To use it, write `.dualContrastive`.
public struct DualContrastive: AdversarialLoss, Equatable {
    /// Makes the loss.
    public init() {}

    /// Real among fakes, and fake among real.
    public func critic(_ scores: Scores) -> Tensor {
        picking(scores.real, among: scores.fake) + picking(-scores.fake, among: -scores.real)
    }

    /// Fake among real, and real among fakes.
    public func generator(_ scores: Scores) -> Tensor {
        picking(scores.fake, among: scores.real) + picking(-scores.real, among: -scores.fake)
    }

    /// mean_i(−a_i + log(e^a_i + Σ_j e^b_j)), written as mean_i softplus(M − a_i + log Σ_j e^(b_j − M)) with the largest
    /// b as M.
    ///
    /// Large scores are subtracted from one another before anything is rounded, what is left over of a sure choice is not
    /// the difference of two numbers near each other, and equal scores share the gradient however large they are.
    private func picking(_ chosen: Tensor, among others: Tensor) -> Tensor {
        // The value does not depend on M, so that nothing is lost when gradients do not pass through it.
        let largest = others.detached().max()
        return ((largest - chosen) + (others - largest).exp().sum().log()).softplus().mean()
    }
}

extension AdversarialLoss where Self == DualContrastive {
    /// Picks real among fakes and fake among real by cross-entropy (arXiv:2103.16748).
    public static var dualContrastive: Self { DualContrastive() }
}

extension DualContrastive: BoundedLoss {
    /// 0.
    public var leastCriticLoss: Double { 0 }
}

extension DualContrastive: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "DualContrastive", .loss, summary: "Picks real among fakes and fake among real by cross-entropy.",
        formula: "critic: mean_i(−real_i + log(e^real_i + Σ_j e^fake_j)) + the same of −fake among −real",
        source: "arXiv:2103.16748", spelling: "loss: .dualContrastive")
}
