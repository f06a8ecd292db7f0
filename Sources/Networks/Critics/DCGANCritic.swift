public import GANBase

/// The critic of DCGAN (Radford, Metz and Chintala, arXiv:1511.06434), for pictures of many sizes, square or not.
///
/// Convolutions 4×4 with stride 2 and LeakyReLU halve both sides down to 4×4, then a dense layer gives the score. Where sides
/// are no power of two, 4 to 7 pixels are left at the shorter side: sides must be multiples of 2 to the power of the halvings.
/// Channels double with every halving; the first layer has `width` of them. Without normalisation it is locally linear,
/// and its samples stay apart, which a gradient penalty needs. To use it, write `.dcgan()`.
///
/// ## Shapes
/// Side 64, width 64: [N, 3, 64, 64] → 64×32×32 → 128×16×16 → 256×8×8 → 512×4×4 → [N, 1].
/// 96×64 pixels: [N, 3, 64, 96] → 64×32×48 → 128×16×24 → 256×8×12 → 512×4×6 → [N, 1].
public struct DCGANCritic: CriticArchitecture {
    /// Channels of the first layer.
    public var width: Int
    /// What stands between a convolution and its activation, in all but the first layer.
    public var normalization: Normalization
    /// The factor of the negative half of the activation.
    public var slope: Double
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers for pictures.
    public func makeCritic(for sampleShape: [Int]) throws -> Critic {
        let picture = try PictureSides(sampleShape, for: ".dcgan")
        try requirePositive(width, "width", of: ".dcgan")
        var layers: [any Layer] = [
            Convolution(picture.channels, width, kernel: 4, stride: 2, padding: 1), LeakyReLU(slope),
        ]
        var channels = width
        for _ in 1..<picture.levels {
            layers.append(
                Convolution(
                    channels, channels * 2, kernel: 4, stride: 2, padding: 1, bias: normalization == .none))
            channels *= 2
            layers += normalization.layer(channels) + [LeakyReLU(slope)]
        }
        layers += [Flatten(), Dense(channels * picture.base.pixelCount, 1)]
        return Critic(Sequential(layers), sampleShape: sampleShape)
    }
}

extension CriticArchitecture where Self == DCGANCritic {
    /// The critic of DCGAN, for pictures whose sides are powers of two, 8 or more, or small multiples of them:
    /// 64×64, 96×64, 28×28.
    ///
    /// - Parameters:
    ///   - width: Channels of the first layer.
    ///   - normalization: What stands between a convolution and its activation, in all but the first layer.
    ///   - slope: The factor of the negative half of the activation: 0.2 in the paper.
    ///   - initialization: How the fresh weights are drawn.
    public static func dcgan(
        width: Int = 64, normalization: Normalization = .none, slope: Double = 0.2,
        initialization: Initialization = .normal(deviation: 0.02)
    ) -> Self {
        DCGANCritic(width: width, normalization: normalization, slope: slope, initialization: initialization)
    }
}

extension DCGANCritic: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "DCGANCritic", .critic,
        summary: "Convolutions and LeakyReLU, halving the side to 4×4; locally linear without normalisation.",
        formula: "side×side → … → 4×4 → dense → score", source: "arXiv:1511.06434",
        parameters: [
            .init("width", "Int", default: "64", "channels of the first layer"),
            .init(
                "normalization", "Normalization", default: ".none",
                "what stands between a convolution and its activation, in all but the first layer"),
            .init(
                "slope", "Double", default: "0.2", "the factor of the negative half of the activation: 0.2 in the paper"
            ),
            .init(
                "initialization", "Initialization", default: ".normal(deviation: 0.02)",
                "how the fresh weights are drawn"),
        ],
        spelling: "critic: .dcgan()")
}
