public import GANTensors

/// Layers one after the other, named "0", "1", … as in PyTorch's `nn.Sequential`.
public final class Sequential: CompositeLayer {
    /// The layers in the order of computation.
    public let layers: [any Layer]

    /// What messages call the layers.
    private let places: [String]

    /// Chains layers.
    public init(_ layers: [any Layer]) {
        self.layers = layers
        places = layers.enumerated().map { "layer \($0.offset) (\(type(of: $0.element)))" }
    }

    /// The layers under their positions.
    public var children: [(name: String, layer: any Layer)] {
        layers.enumerated().map { (name: String($0.offset), layer: $0.element) }
    }

    /// Feeds each layer with the output of the one before.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        zip(layers, places).reduce(input) { value, next in
            withPlace(next.1) { next.0.forward(value, in: phase) }
        }
    }
}
