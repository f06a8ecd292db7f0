public import GANBase

/// The generator of DCGAN (Radford, Metz and Chintala, arXiv:1511.06434), for pictures of many sizes, square or not.
///
/// A dense layer makes 4×4 pixels, transposed convolutions 4×4 with stride 2 double both sides until they fit, and a tanh
/// ends it. Where sides are no power of two, the dense layer makes as many pixels as halving leaves of them, 4 to 7 at the
/// shorter side: sides must be multiples of 2 to the power of the doublings. Channels halve with every doubling; the last hidden layer has `width` of them. To use it, write
/// `.dcgan(latent: 128)`.
///
/// ## Shapes
/// Side 64, width 64: [N, latent] → [N, 512, 4, 4] → 256×8×8 → 128×16×16 → 64×32×32 → [N, 3, 64, 64].
/// 96×64 pixels: [N, latent] → [N, 512, 4, 6] → 256×8×12 → 128×16×24 → 64×32×48 → [N, 3, 64, 96].
public struct DCGANGenerator: GeneratorArchitecture {
    /// How many numbers a latent has.
    public var latent: Int
    /// Channels of the last hidden layer.
    public var width: Int
    /// What stands between a convolution and its ReLU.
    public var normalization: Normalization
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers for pictures.
    public func makeGenerator(for sampleShape: [Int]) throws -> Generator {
        let picture = try PictureSides(sampleShape, for: ".dcgan")
        try requirePositive(latent, "latent", of: ".dcgan")
        try requirePositive(width, "width", of: ".dcgan")
        // A normalisation subtracts the mean, so that a bias before it would do nothing.
        let bias = normalization == .none
        var channels = width << (picture.levels - 1)
        let base = picture.base
        var layers: [any Layer] = [
            Dense(latent, channels * base.pixelCount, bias: bias), Reshape([channels, base.height, base.width]),
        ]
        layers += normalization.layer(channels) + [ReLU()]
        for _ in 1..<picture.levels {
            layers.append(TransposedConvolution(channels, channels / 2, kernel: 4, stride: 2, padding: 1, bias: bias))
            channels /= 2
            layers += normalization.layer(channels) + [ReLU()]
        }
        layers += [TransposedConvolution(channels, picture.channels, kernel: 4, stride: 2, padding: 1), Tanh()]
        return Generator(Sequential(layers), latent: latent, sampleShape: sampleShape)
    }
}

extension GeneratorArchitecture where Self == DCGANGenerator {
    /// The generator of DCGAN, for pictures whose sides are powers of two, 8 or more, or small multiples of
    /// them: 64×64, 96×64, 28×28.
    ///
    /// - Parameters:
    ///   - latent: How many numbers a latent has: 100 in the paper.
    ///   - width: Channels of the last hidden layer: 64 for a side of 64 comes close to the paper's 128 at half the
    ///     cost.
    ///   - normalization: What stands between a convolution and its ReLU.
    ///   - initialization: How the fresh weights are drawn.
    public static func dcgan(
        latent: Int = 128, width: Int = 64, normalization: Normalization = .batch,
        initialization: Initialization = .normal(deviation: 0.02)
    ) -> Self {
        DCGANGenerator(latent: latent, width: width, normalization: normalization, initialization: initialization)
    }
}

/// Throws in words when a size of an architecture is not positive.
func requirePositive(_ value: Int, _ name: String, of architecture: String) throws {
    guard value > 0 else {
        throw GANError(.usage, "\(architecture): \(name) is \(value) and must be 1 or more")
    }
}

extension DCGANGenerator: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "DCGANGenerator", .generator,
        summary: "Transposed convolutions, batch normalisation and ReLU, doubling the side from 4×4.",
        formula: "z → dense → 4×4 → … → side×side, tanh", source: "arXiv:1511.06434",
        parameters: [
            .init("latent", "Int", default: "128", "how many numbers a latent has: 100 in the paper"),
            .init(
                "width", "Int", default: "64",
                "channels of the last hidden layer: 64 for a side of 64 comes close to the paper's 128 at half the cost"
            ),
            .init(
                "normalization", "Normalization", default: ".batch", "what stands between a convolution and its ReLU"),
            .init(
                "initialization", "Initialization", default: ".normal(deviation: 0.02)",
                "how the fresh weights are drawn"),
        ],
        spelling: "generator: .dcgan(latent: 128)")
}
