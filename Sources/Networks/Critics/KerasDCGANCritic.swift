public import GANBase

/// The critic of the WGAN-div article's code: DCGAN as Keras builds it, with 5×5 kernels.
///
/// Convolutions 5×5 with stride 2 padded as Keras does, batch normalisation in all but the first layer, LeakyReLU, and
/// at the end global pooling and a dense layer without bias. With side 128 and width 64 it has 17,417,664 parameters,
/// the article's. Batch normalisation couples the samples, so that the penalty does not see the gradient of one sample;
/// the article's code has it nevertheless. To use it, write `.kerasDCGAN()`.
public struct KerasDCGANCritic: CriticArchitecture {
    /// Channels of the first layer.
    public var width: Int
    /// The factor of the negative half of the activation.
    public var slope: Double
    /// Whether the pixels of the last layer are averaged before the dense layer, rather than laid out in a row.
    public var pools: Bool
    /// Whether the convolutions have a bias.
    public var hasBias: Bool
    /// What stands between a convolution and its activation, in all but the first layer.
    public var normalization: Normalization
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers for pictures.
    public func makeCritic(for sampleShape: [Int]) throws -> Critic {
        let picture = try PictureSides(sampleShape, for: ".kerasDCGAN")
        try requirePositive(width, "width", of: ".kerasDCGAN")
        var layers: [any Layer] = []
        var channels = picture.channels
        for level in 0..<picture.levels {
            let wide = width << level
            layers.append(Pad(left: 1, right: 2, top: 1, bottom: 2))
            layers.append(Convolution(channels, wide, kernel: 5, stride: 2, bias: hasBias))
            if level > 0, normalization == .batch {
                layers.append(kerasBatchNormalization(wide))
            } else if level > 0 {
                layers += normalization.layer(wide)
            }
            layers.append(LeakyReLU(slope))
            channels = wide
        }
        layers.append(pools ? GlobalPooling() : Flatten())
        layers.append(Dense(pools ? channels : channels * picture.base.pixelCount, 1, bias: false))
        return Critic(Sequential(layers), sampleShape: sampleShape)
    }
}

extension CriticArchitecture where Self == KerasDCGANCritic {
    /// The critic of the WGAN-div article's code.
    ///
    /// - Parameters:
    ///   - width: Channels of the first layer: 64 in the article.
    ///   - slope: The factor of the negative half of the activation: 0.2 in the article's WGAN-div, 0.3 in its 64×64
    ///     siblings.
    ///   - pools: Whether the last layer's pixels are averaged: so in the article's WGAN-div, not in its siblings.
    ///   - bias: Whether the convolutions have a bias: not in the article's WGAN-div, in its siblings.
    ///   - normalization: What stands between a convolution and its activation; `.batch` in the article.
    ///   - initialization: How the fresh weights are drawn.
    public static func kerasDCGAN(
        width: Int = 64, slope: Double = 0.2, pools: Bool = true, bias: Bool = false,
        normalization: Normalization = .batch,
        initialization: Initialization = .normal(deviation: 0.02)
    ) -> Self {
        KerasDCGANCritic(
            width: width, slope: slope, pools: pools, hasBias: bias, normalization: normalization,
            initialization: initialization)
    }
}

extension KerasDCGANCritic: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "KerasDCGANCritic", .critic, summary: "The critic of the WGAN-div article's code: DCGAN as Keras builds it.",
        formula: "convolutions 5×5 of stride 2 → mean over pixels → dense → score", source: "the article's code",
        parameters: [
            .init("width", "Int", default: "64", "channels of the first layer: 64 in the article"),
            .init(
                "slope", "Double", default: "0.2",
                "the factor of the negative half of the activation: 0.2 in the article's WGAN-div, 0.3 in its 64×64 siblings"
            ),
            .init(
                "pools", "Bool", default: "true",
                "whether the last layer's pixels are averaged: so in the article's WGAN-div, not in its siblings"),
            .init(
                "bias", "Bool", default: "false",
                "whether the convolutions have a bias: not in the article's WGAN-div, in its siblings"),
            .init(
                "normalization", "Normalization", default: ".batch",
                "what stands between a convolution and its activation; `.batch` in the article"),
            .init(
                "initialization", "Initialization", default: ".normal(deviation: 0.02)",
                "how the fresh weights are drawn"),
        ],
        spelling: "critic: .kerasDCGAN()")
}
