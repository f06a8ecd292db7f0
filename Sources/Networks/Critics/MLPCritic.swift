public import GANBase

/// A critic of dense layers and LeakyReLU, for points and for small pictures.
///
/// It is locally linear. To use it, write `.mlp()`.
public struct MLPCritic: CriticArchitecture {
    /// Numbers in each hidden layer.
    public var width: Int
    /// How many hidden layers there are.
    public var depth: Int
    /// The factor of the negative half of the activation.
    public var slope: Double
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers; pictures are turned into rows first.
    public func makeCritic(for sampleShape: [Int]) throws -> Critic {
        let inputs = sampleShape.reduce(1, *)
        var layers: [any Layer] = sampleShape.count > 1 ? [Flatten()] : []
        layers += try hiddenLayers(inputs, width: width, depth: depth) { LeakyReLU(slope) }
        layers.append(Dense(depth == 0 ? inputs : width, 1))
        return Critic(Sequential(layers), sampleShape: sampleShape)
    }
}

extension CriticArchitecture where Self == MLPCritic {
    /// A critic of dense layers and LeakyReLU.
    ///
    /// - Parameters:
    ///   - width: Numbers in each hidden layer.
    ///   - depth: How many hidden layers there are.
    ///   - slope: The factor of the negative half of the activation; 0 makes it a ReLU.
    ///   - initialization: How the fresh weights are drawn.
    public static func mlp(
        width: Int = 256, depth: Int = 3, slope: Double = 0.2, initialization: Initialization = .he
    ) -> Self {
        MLPCritic(width: width, depth: depth, slope: slope, initialization: initialization)
    }
}

extension MLPCritic: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "MLPCritic", .critic, summary: "Dense layers and LeakyReLU, for points and for small pictures; locally linear.",
        formula: "x → (dense, LeakyReLU) × depth → dense → score", source: "",
        parameters: [
            .init("width", "Int", default: "256", "numbers in each hidden layer"),
            .init("depth", "Int", default: "3", "how many hidden layers there are"),
            .init(
                "slope", "Double", default: "0.2",
                "the factor of the negative half of the activation; 0 makes it a ReLU"),
            .init("initialization", "Initialization", default: ".he", "how the fresh weights are drawn"),
        ],
        spelling: "critic: .mlp()")
}
