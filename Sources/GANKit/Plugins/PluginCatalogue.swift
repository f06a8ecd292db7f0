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

    /// The networks.
    public static var networks: [any DescribedPlugin.Type] {
        [
            DCGANGenerator.self, KerasDCGANGenerator.self, ResNetGenerator.self, MLPGenerator.self, DiracGenerator.self,
            DCGANCritic.self, KerasDCGANCritic.self, ResNetCritic.self, SNGANCritic.self, MLPCritic.self,
            DiracCritic.self,
        ]
    }

    /// The layers, of which networks of one's own are made.
    public static var layers: [any DescribedPlugin.Type] {
        [
            Sequential.self, Residual.self, Dense.self, Convolution.self, TransposedConvolution.self, Embedding.self,
            BatchNormalization.self, LayerNormalization.self, InstanceNormalization.self, GroupNormalization.self,
            LeakyReLU.self, ReLU.self, Tanh.self, AveragePooling.self, MaxPooling.self, GlobalPooling.self,
            Upsample.self, Pad.self, Flatten.self, Reshape.self, Identity.self, Constant.self, InnerProduct.self,
        ]
    }

    /// The optimisers.
    public static var optimizers: [any DescribedPlugin.Type] {
        [
            Adam.self, RMSProp.self, StochasticGradientDescent.self, ClippedGradients.self,
        ]
    }

    /// The metrics.
    public static var metrics: [any DescribedPlugin.Type] {
        [
            FrechetDistance.self, KernelDistance.self, PrecisionRecall.self, InceptionScore.self,
            SlicedWasserstein.self, MultiScaleSimilarity.self, ModeCount.self, WassersteinDistance.self,
            ModeCoverage.self,
        ]
    }

    /// What each part says of itself.
    public static var descriptions: [PluginDescription] {
        let composed: [any DescribedPlugin] = losses + constraints + samplers
        return composed.map { type(of: $0).plugin } + (networks + layers).map { $0.plugin } + dataDescriptions
            + optimizers.map { $0.plugin } + Schedule.descriptions + metrics.map { $0.plugin }
    }
}
