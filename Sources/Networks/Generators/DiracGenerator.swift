public import GANBase

/// The generator of Dirac-GAN: one learnable point θ, whatever the latent (Mescheder et al., arXiv:1801.04406).
///
/// To use it, write `.dirac(at: [1])`.
public struct DiracGenerator: GeneratorArchitecture {
    /// Where the point starts.
    public var start: [Double]

    /// Unused: the start is given.
    public var initialization: Initialization { .uniform }

    /// Builds the one layer.
    public func makeGenerator(for sampleShape: [Int]) throws -> Generator {
        Generator(Constant(start), latent: 1, sampleShape: sampleShape)
    }
}

extension GeneratorArchitecture where Self == DiracGenerator {
    /// The generator of Dirac-GAN: one learnable point.
    ///
    /// - Parameter start: Where the point starts.
    public static func dirac(at start: [Double]) -> Self { DiracGenerator(start: start) }
}

extension DiracGenerator: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "DiracGenerator", .generator, summary: "The generator of Dirac-GAN: one learnable point.",
        formula: "G(z) = θ", source: "arXiv:1801.04406",
        parameters: [
            .init("at", "[Double]", "where the point starts")
        ],
        spelling: "generator: .dirac(at: [1])")
}
