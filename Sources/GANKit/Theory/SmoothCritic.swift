import GANNetworks

/// A smooth critic for measuring: dense layers and tanh, around scaled points.
///
/// In a piecewise linear critic the penalty's gradient with respect to every bias is zero, although the kinks that biases
/// move do change the expectation: such a critic settles at a scale that obeys the virial identity, but not at the best
/// shape.
struct SmoothCritic: CriticArchitecture {
    /// Numbers in each of the two hidden layers.
    var width = 48
    /// What points are moved by before the first layer, one number for each dimension; nothing when empty.
    var middle: [Double] = []
    /// What points are divided by before the first layer, and scores multiplied by after the last: the critic's slopes then do
    /// not depend on the unit of the points.
    var scale = 1.0

    var initialization: Initialization { .uniform }

    func makeCritic(for sampleShape: [Int]) throws -> Critic {
        let inputs = sampleShape.reduce(1, *)
        let layers: [any Layer] = [Dense(inputs, width), Tanh(), Dense(width, width), Tanh(), Dense(width, 1)]
        return Critic(ScaledLayers(Sequential(layers), middle: middle, scale: scale), sampleShape: sampleShape)
    }
}

/// Layers that see scaled points, and give scaled scores.
private final class ScaledLayers: CompositeLayer {
    private let layers: Sequential
    private let middle: Tensor
    private let scale: Double

    init(_ layers: Sequential, middle: [Double], scale: Double) {
        self.layers = layers
        self.middle = middle.isEmpty ? .zeros([1]) : Tensor(middle)
        self.scale = scale
    }

    var children: [(name: String, layer: any Layer)] { [(name: "layers", layer: layers)] }

    func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        let middle = middle.to(input.device).to(input.dtype)
        return layers.forward((input - middle) / scale, in: phase) * scale
    }
}
