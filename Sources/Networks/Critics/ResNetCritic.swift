public import GANBase

/// The ResNet critic of WGAN-GP's code (Gulrajani et al., arXiv:1704.00028), which WGAN-div's code kept.
///
/// A 3×3 convolution, residual blocks that halve both sides down to 4×4 (4 to 7 pixels at the shorter side where sides
/// are no powers of two), and a dense layer; channels double away from the
/// picture, with 8·width at most. To use it, write `.resnet(normalization: .layer)`.
///
/// ## Shapes
/// Side 64, width 64: [N, 3, 64, 64] → 64×64×64 → 128×32×32 → 256×16×16 → 512×8×8 → 512×4×4 → [N, 1].
public struct ResNetCritic: CriticArchitecture {
    /// Channels at the full size.
    public var width: Int
    /// What stands before each activation.
    public var normalization: Normalization
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers for pictures.
    public func makeCritic(for sampleShape: [Int]) throws -> Critic {
        let picture = try PictureSides(sampleShape, for: ".resnet")
        try requirePositive(width, "width", of: ".resnet")
        let channels = (0...picture.levels).map { min(width << $0, 8 * width) }
        var layers: [any Layer] = [Convolution(picture.channels, width, kernel: 3, padding: 1)]
        layers += zip(channels, channels.dropFirst()).map {
            residualBlock($0, $1, normalization: normalization, resampling: .halved)
        }
        layers += [Flatten(), Dense((channels.last ?? width) * picture.base.pixelCount, 1)]
        return Critic(Sequential(layers), sampleShape: sampleShape)
    }
}

extension CriticArchitecture where Self == ResNetCritic {
    /// The ResNet critic of WGAN-GP's and WGAN-div's code.
    ///
    /// - Parameters:
    ///   - width: Channels at the full size: 64 in the code.
    ///   - normalization: What stands before each activation; `.layer` in the code, `.none` keeps the critic locally
    ///     linear.
    ///   - initialization: How the fresh weights are drawn.
    public static func resnet(
        width: Int = 64, normalization: Normalization = .none, initialization: Initialization = .he
    ) -> Self {
        ResNetCritic(width: width, normalization: normalization, initialization: initialization)
    }
}

extension ResNetCritic: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "ResNetCritic", .critic, summary: "Residual blocks, the critic of WGAN-GP's code.",
        formula: "x + branch(x) in each block, halving the side to 4×4 → dense → score", source: "arXiv:1704.00028",
        parameters: [
            .init("width", "Int", default: "64", "channels at the full side: 64 in the code"),
            .init(
                "normalization", "Normalization", default: ".none",
                "what stands before each activation; `.layer` in the code, `.none` keeps the critic locally linear"),
            .init("initialization", "Initialization", default: ".he", "how the fresh weights are drawn"),
        ],
        spelling: "critic: .resnet(normalization: .layer)")
}
