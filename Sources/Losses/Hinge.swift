public import GANBase
public import GANTensors

/// Penalises scores on the wrong side of a margin of one.
///
/// The critic minimises mean(max(0, 1 − real)) + mean(max(0, 1 + fake)), the generator −mean(fake).
///
/// Lim and Ye, arXiv:1705.02894; Miyato et al., arXiv:1802.05957. To use it, write `.hinge`.
public struct Hinge: AdversarialLoss, Equatable {
    /// Makes the loss.
    public init() {}

    /// mean(max(0, 1 − real)) + mean(max(0, 1 + fake)).
    public func critic(_ scores: Scores) -> Tensor {
        (1 - scores.real).relu().mean() + (1 + scores.fake).relu().mean()
    }

    /// −mean(fake).
    public func generator(_ scores: Scores) -> Tensor {
        -scores.fake.mean()
    }
}

extension AdversarialLoss where Self == Hinge {
    /// Penalises scores on the wrong side of a margin of one (arXiv:1705.02894).
    public static var hinge: Self { Hinge() }
}

extension Hinge: BoundedLoss {
    /// 0.
    public var leastCriticLoss: Double { 0 }
}

extension Hinge: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Hinge", .loss, summary: "Penalises scores on the wrong side of a margin of one.",
        formula: "critic: mean(max(0, 1 − real)) + mean(max(0, 1 + fake)); generator: −mean(fake)",
        source: "arXiv:1705.02894, 1802.05957", spelling: "loss: .hinge")
}
