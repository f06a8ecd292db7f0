public import GANBase

/// The ResNet generator of WGAN-GP's code (Gulrajani et al., arXiv:1704.00028), which WGAN-div's code kept.
///
/// A dense layer makes 4×4 pixels, residual blocks double both sides until they fit; channels halve towards the picture,
/// with 8·width at most. Where sides are no power of two, the dense layer makes as many pixels as halving leaves of them, 4 to
/// 7 at the shorter side. To use it, write `.resnet(latent: 128)`.
///
/// ## Shapes
/// Side 64, width 64: [N, latent] → 512×4×4 → 512×8×8 → 256×16×16 → 128×32×32 → 64×64×64 → [N, 3, 64, 64].
public struct ResNetGenerator: GeneratorArchitecture {
    /// How many numbers a latent has.
    public var latent: Int
    /// Channels at the full size.
    public var width: Int
    /// What stands before each activation.
    public var normalization: Normalization
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers for pictures.
    public func makeGenerator(for sampleShape: [Int]) throws -> Generator {
        let picture = try PictureSides(sampleShape, for: ".resnet")
        try requirePositive(latent, "latent", of: ".resnet")
        try requirePositive(width, "width", of: ".resnet")
        let channels = (0...picture.levels).reversed().map { min(width << $0, 8 * width) }
        let base = picture.base
        var layers: [any Layer] = [
            Dense(latent, channels[0] * base.pixelCount), Reshape([channels[0], base.height, base.width]),
        ]
        layers += zip(channels, channels.dropFirst()).map {
            residualBlock($0, $1, normalization: normalization, resampling: .doubled)
        }
        layers +=
            normalization.layer(width) + [ReLU(), Convolution(width, picture.channels, kernel: 3, padding: 1), Tanh()]
        return Generator(Sequential(layers), latent: latent, sampleShape: sampleShape)
    }
}

extension GeneratorArchitecture where Self == ResNetGenerator {
    /// The ResNet generator of WGAN-GP's and WGAN-div's code.
    ///
    /// - Parameters:
    ///   - latent: How many numbers a latent has: 128 in the code.
    ///   - width: Channels at the full size: 64 in the code.
    ///   - normalization: What stands before each activation.
    ///   - initialization: How the fresh weights are drawn.
    public static func resnet(
        latent: Int = 128, width: Int = 64, normalization: Normalization = .batch, initialization: Initialization = .he
    ) -> Self {
        ResNetGenerator(latent: latent, width: width, normalization: normalization, initialization: initialization)
    }
}

extension ResNetGenerator: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "ResNetGenerator", .generator,
        summary: "Residual blocks with batch normalisation, the generator of WGAN-GP's code.",
        formula: "x + branch(x) in each block, doubling the side from 4×4, tanh", source: "arXiv:1704.00028",
        parameters: [
            .init("latent", "Int", default: "128", "how many numbers a latent has: 128 in the code"),
            .init("width", "Int", default: "64", "channels at the full side: 64 in the code"),
            .init("normalization", "Normalization", default: ".batch", "what stands before each activation"),
            .init("initialization", "Initialization", default: ".he", "how the fresh weights are drawn"),
        ],
        spelling: "generator: .resnet()")
}
