public import GANBase
public import GANTensors

/// Compares each sample with the average of the other class.
///
/// The critic minimises mean(softplus(−(real − m_fake))) + mean(softplus(fake − m_real)), the generator
/// mean(softplus(real − m_fake)) + mean(softplus(−(fake − m_real))), where m is the mean score of a class. Some code
/// halves both.
///
/// Jolicoeur-Martineau, arXiv:1807.00734 (RaSGAN). To use it, write `.relativisticAverage`.
public struct RelativisticAverage: AdversarialLoss, Equatable {
    /// Makes the loss.
    public init() {}

    /// mean(softplus(m_fake − real)) + mean(softplus(fake − m_real)).
    public func critic(_ scores: Scores) -> Tensor {
        cost(of: scores.fake, above: scores.real)
    }

    /// mean(softplus(real − m_fake)) + mean(softplus(m_real − fake)).
    public func generator(_ scores: Scores) -> Tensor {
        cost(of: scores.real, above: scores.fake)
    }

    /// mean(softplus(m_a − b)) + mean(softplus(a − m_b)), in float64: in float32 the mean of scores near 10,000 is rounded
    /// by as much as 0.0005, and so would the differences be.
    private func cost(of a: Tensor, above b: Tensor) -> Tensor {
        let (wideA, wideB) = (a.to(.float64), b.to(.float64))
        let cost = (wideA.mean() - wideB).softplus().mean() + (wideA - wideB.mean()).softplus().mean()
        return cost.to(a.dtype)
    }
}

extension AdversarialLoss where Self == RelativisticAverage {
    /// Compares each sample with the average of the other class (arXiv:1807.00734).
    public static var relativisticAverage: Self { RelativisticAverage() }
}

extension RelativisticAverage: BoundedLoss {
    /// 0.
    public var leastCriticLoss: Double { 0 }
}

extension RelativisticAverage: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "RelativisticAverage", .loss, summary: "Compares each sample with the average of the other class (RaSGAN).",
        formula: "critic: mean(softplus(m_fake − real)) + mean(softplus(fake − m_real)), m the mean score of a class",
        source: "arXiv:1807.00734", spelling: "loss: .relativisticAverage")
}
