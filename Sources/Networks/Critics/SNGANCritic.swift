public import GANBase

/// The plain convolutional critic of SN-GAN (Miyato et al., arXiv:1802.05957, table 3).
///
/// Pairs of a 3×3 convolution and a 4×4 one with stride 2, LeakyReLU 0.1, three times, then a 3×3 convolution and a
/// dense layer; width, 2·width, 4·width and 8·width channels. To use it, write `.sngan()`.
public struct SNGANCritic: CriticArchitecture {
    /// Channels of the first layers.
    public var width: Int
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers for pictures; 32×32 in the paper.
    public func makeCritic(for sampleShape: [Int]) throws -> Critic {
        let picture = try PictureSides(sampleShape, for: ".sngan")
        try requirePositive(width, "width", of: ".sngan")
        var layers: [any Layer] = []
        var channels = picture.channels
        for level in 0..<picture.levels {
            let wide = min(width << level, 8 * width)
            layers += [Convolution(channels, wide, kernel: 3, padding: 1), LeakyReLU(0.1)] as [any Layer]
            layers += [Convolution(wide, wide, kernel: 4, stride: 2, padding: 1), LeakyReLU(0.1)] as [any Layer]
            channels = wide
        }
        let last = min(width << picture.levels, 8 * width)
        layers += [
            Convolution(channels, last, kernel: 3, padding: 1), LeakyReLU(0.1), Flatten(),
            Dense(last * picture.base.pixelCount, 1),
        ]
        return Critic(Sequential(layers), sampleShape: sampleShape)
    }
}

extension CriticArchitecture where Self == SNGANCritic {
    /// The plain convolutional critic of SN-GAN (arXiv:1802.05957).
    ///
    /// - Parameters:
    ///   - width: Channels of the first layers: 64 in the paper.
    ///   - initialization: How the fresh weights are drawn.
    public static func sngan(width: Int = 64, initialization: Initialization = .glorot) -> Self {
        SNGANCritic(width: width, initialization: initialization)
    }
}

extension SNGANCritic: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "SNGANCritic", .critic, summary: "The plain convolutional critic of SN-GAN.",
        formula: "(3×3, 4×4 of stride 2) × 3 → 3×3 → dense → score", source: "arXiv:1802.05957",
        parameters: [
            .init("width", "Int", default: "64", "channels of the first layers: 64 in the paper"),
            .init("initialization", "Initialization", default: ".glorot", "how the fresh weights are drawn"),
        ],
        spelling: "critic: .sngan()")
}
