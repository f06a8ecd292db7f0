public import GANBase
public import GANTensors

/// Compares each real sample with a fake of its own: the logistic loss of the difference of their scores.
///
/// The critic minimises mean(softplus(−(real − fake))), the generator mean(softplus(−(fake − real))), pairs by
/// position. Also known as RSGAN and RpGAN.
///
/// Jolicoeur-Martineau, arXiv:1807.00734; with R1 and R2 it is R3GAN (Huang et al., arXiv:2501.05441). Both batches
/// must have one size. To use it, write `.relativisticPairing`.
public struct RelativisticPairing: AdversarialLoss, Equatable {
    /// Makes the loss.
    public init() {}

    /// mean(softplus(fake − real)).
    public func critic(_ scores: Scores) -> Tensor {
        requirePairs(scores, for: "RelativisticPairing")
        return (scores.fake - scores.real).softplus().mean()
    }

    /// mean(softplus(real − fake)).
    public func generator(_ scores: Scores) -> Tensor {
        requirePairs(scores, for: "RelativisticPairing")
        return (scores.real - scores.fake).softplus().mean()
    }
}

extension AdversarialLoss where Self == RelativisticPairing {
    /// Compares each real sample with a fake of its own (arXiv:1807.00734, 2501.05441).
    public static var relativisticPairing: Self { RelativisticPairing() }
}

extension RelativisticPairing: BoundedLoss {
    /// 0.
    public var leastCriticLoss: Double { 0 }
}

extension RelativisticPairing: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "RelativisticPairing", .loss, summary: "Compares each real sample with a fake of its own (RSGAN, RpGAN).",
        formula: "critic: mean(softplus(fake − real)); generator: mean(softplus(real − fake))",
        source: "arXiv:1807.00734, 2501.05441", spelling: "loss: .relativisticPairing")
}
