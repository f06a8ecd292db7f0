public import GANBase

/// The generator of the WGAN-div article's code: DCGAN as Keras builds it, with 5×5 kernels.
///
/// A dense layer with bias to 4×4 pixels (4 to 7 at the shorter side where sides are no powers of two), batch normalisation over all its numbers, transposed convolutions 5×5 with
/// stride 2 padded as Keras does, batch normalisation with epsilon 1e-3, ReLU, and a tanh. With side 128, width 64 and
/// 128 latents it has 19,561,987 parameters, the article's. To use it, write `.kerasDCGAN()`.
public struct KerasDCGANGenerator: GeneratorArchitecture {
    /// How many numbers a latent has.
    public var latent: Int
    /// Channels of the last hidden layer.
    public var width: Int
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers for pictures.
    public func makeGenerator(for sampleShape: [Int]) throws -> Generator {
        let picture = try PictureSides(sampleShape, for: ".kerasDCGAN")
        try requirePositive(latent, "latent", of: ".kerasDCGAN")
        try requirePositive(width, "width", of: ".kerasDCGAN")
        var channels = width << (picture.levels - 1)
        let (base, numbers) = (picture.base, channels * picture.base.pixelCount)
        var layers: [any Layer] = [
            Dense(latent, numbers), kerasBatchNormalization(numbers), ReLU(),
            Reshape([channels, base.height, base.width]),
        ]
        for _ in 1..<picture.levels {
            layers += doubling(channels, channels / 2) + [kerasBatchNormalization(channels / 2), ReLU()]
            channels /= 2
        }
        layers += doubling(channels, picture.channels) + [Tanh()]
        return Generator(Sequential(layers), latent: latent, sampleShape: sampleShape)
    }

    private func doubling(_ inputs: Int, _ outputs: Int) -> [any Layer] {
        [TransposedConvolution(inputs, outputs, kernel: 5, stride: 2, padding: 1), Pad(right: -1, bottom: -1)]
    }
}

/// Batch normalisation with the defaults of Keras.
func kerasBatchNormalization(_ channels: Int) -> BatchNormalization {
    BatchNormalization(channels, momentum: 0.01, epsilon: 1e-3)
}

extension GeneratorArchitecture where Self == KerasDCGANGenerator {
    /// The generator of the WGAN-div article's code.
    ///
    /// - Parameters:
    ///   - latent: How many numbers a latent has: 128 in the article's WGAN-div, 100 in its 64×64 siblings.
    ///   - width: Channels of the last hidden layer: 64 in the article.
    ///   - initialization: How the fresh weights are drawn.
    public static func kerasDCGAN(
        latent: Int = 128, width: Int = 64, initialization: Initialization = .normal(deviation: 0.02)
    ) -> Self {
        KerasDCGANGenerator(latent: latent, width: width, initialization: initialization)
    }
}

extension KerasDCGANGenerator: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "KerasDCGANGenerator", .generator,
        summary: "The generator of the WGAN-div article's code: DCGAN as Keras builds it.",
        formula: "z → dense → transposed convolutions 5×5 of stride 2, tanh", source: "the article's code",
        parameters: [
            .init(
                "latent", "Int", default: "128",
                "how many numbers a latent has: 128 in the article's WGAN-div, 100 in its 64×64 siblings"),
            .init("width", "Int", default: "64", "channels of the last hidden layer: 64 in the article"),
            .init(
                "initialization", "Initialization", default: ".normal(deviation: 0.02)",
                "how the fresh weights are drawn"),
        ],
        spelling: "generator: .kerasDCGAN()")
}
