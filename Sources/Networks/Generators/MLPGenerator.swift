public import GANBase

/// A generator of dense layers and ReLU, for points and for small pictures.
///
/// To use it, write `.mlp(latent: 2)`.
public struct MLPGenerator: GeneratorArchitecture {
    /// How many numbers a latent has.
    public var latent: Int
    /// Numbers in each hidden layer.
    public var width: Int
    /// How many hidden layers there are.
    public var depth: Int
    /// How the fresh weights are drawn.
    public var initialization: Initialization

    /// Builds the layers; pictures end in a tanh, points do not.
    public func makeGenerator(for sampleShape: [Int]) throws -> Generator {
        try requirePositive(latent, "latent", of: ".mlp")
        var layers = try hiddenLayers(latent, width: width, depth: depth) { ReLU() }
        layers.append(Dense(depth == 0 ? latent : width, sampleShape.reduce(1, *)))
        if sampleShape.count > 1 {
            layers += [Tanh(), Reshape(sampleShape)]
        }
        return Generator(Sequential(layers), latent: latent, sampleShape: sampleShape)
    }
}

extension GeneratorArchitecture where Self == MLPGenerator {
    /// A generator of dense layers and ReLU.
    ///
    /// - Parameters:
    ///   - latent: How many numbers a latent has.
    ///   - width: Numbers in each hidden layer.
    ///   - depth: How many hidden layers there are.
    ///   - initialization: How the fresh weights are drawn.
    public static func mlp(
        latent: Int = 2, width: Int = 256, depth: Int = 3, initialization: Initialization = .he
    ) -> Self {
        MLPGenerator(latent: latent, width: width, depth: depth, initialization: initialization)
    }
}

/// Dense layers of one width with an activation behind each.
func hiddenLayers(
    _ inputs: Int, width: Int, depth: Int, activation: () -> any Layer
) throws -> [any Layer] {
    if depth > 0 { try requirePositive(width, "width", of: ".mlp") }
    try requirePositive(depth + 1, "depth + 1", of: ".mlp")
    return (0..<depth).flatMap { [Dense($0 == 0 ? inputs : width, width), activation()] as [any Layer] }
}

extension MLPGenerator: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "MLPGenerator", .generator, summary: "Dense layers and ReLU, for points and for small pictures.",
        formula: "z → (dense, ReLU) × depth → dense", source: "",
        parameters: [
            .init("latent", "Int", default: "2", "how many numbers a latent has"),
            .init("width", "Int", default: "256", "numbers in each hidden layer"),
            .init("depth", "Int", default: "3", "how many hidden layers there are"),
            .init("initialization", "Initialization", default: ".he", "how the fresh weights are drawn"),
        ],
        spelling: "generator: .mlp(latent: 2)")
}
