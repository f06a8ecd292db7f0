/// Every part that GANKit ships for recipes, in the order of the documentation.
public enum PluginCatalogue {
    /// The losses.
    public static let losses: [any AdversarialLoss & DescribedPlugin] = [
        Wasserstein(), NonSaturating(), Minimax(), LeastSquares(), Hinge(), RelativisticPairing(),
        RelativisticAverage(),
        QuadraticPotential(), DualContrastive(),
    ]

    /// The constraints.
    public static let constraints: [any Constraint & DescribedPlugin] = [
        Divergence(at: .realAndFake), DivergenceSum([.init(k: 0.5, p: 2), .init(k: 2, p: 6)], at: .realAndFake),
        GradientPenalty(), ZeroCentredPenalty(), R1(gamma: 1), R2(gamma: 1), DRAGAN(), MaxGradientPenalty(), Drift(),
        LeCam(),
        SpectralNorm(), WeightClipping(),
    ]

    /// The samplers of penalty points.
    public static let samplers: [any PenaltySampler & DescribedPlugin] = [
        Interpolated(), InterpolatedWithin(), InterpolatedMixed(), RealAndFake(), FakeOnly(), RealOnly(), Perturbed(),
    ]

    /// What each part says of itself.
    public static var descriptions: [PluginDescription] {
        let parts: [any DescribedPlugin] = losses + constraints + samplers
        return parts.map { type(of: $0).plugin }
    }
}
