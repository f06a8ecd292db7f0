public import GANBase

/// The critic of Dirac-GAN: T(x) = ψ·x (Mescheder et al., arXiv:1801.04406).
///
/// Scores are high on real here, where the paper's are high on fake, so that ψ has the other sign. To use it, write
/// `.dirac(slope: [-1])`.
public struct DiracCritic: CriticArchitecture {
    /// The slope ψ at the start.
    public var slope: [Double]

    /// Unused: the start is given.
    public var initialization: Initialization { .uniform }

    /// Builds the one layer.
    public func makeCritic(for sampleShape: [Int]) throws -> Critic {
        Critic(InnerProduct(slope), sampleShape: sampleShape)
    }
}

extension CriticArchitecture where Self == DiracCritic {
    /// The critic of Dirac-GAN: a linear function.
    ///
    /// - Parameter slope: The slope ψ at the start.
    public static func dirac(slope: [Double]) -> Self { DiracCritic(slope: slope) }
}

extension DiracCritic: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "DiracCritic", .critic, summary: "The critic of Dirac-GAN: a linear function.",
        formula: "T(x) = ψ·x", source: "arXiv:1801.04406",
        parameters: [
            .init("slope", "[Double]", "the slope ψ at the start")
        ],
        spelling: "critic: .dirac(slope: [1])")
}
