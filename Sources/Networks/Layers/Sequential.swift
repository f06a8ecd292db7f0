public import GANBase
public import GANTensors

/// Layers one after the other, named "0", "1", … as in PyTorch's `nn.Sequential`.
public final class Sequential: CompositeLayer, LocallyLinearLayer {
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
        let record = ShapeRecord.current(of: self)
        return zip(layers, places).reduce(input) { value, next in
            let (layer, place) = next
            record?.begin(place)
            let output = inPlace(of: layer, place, given: value.shape) { layer.forward(value, in: phase) }
            record?.end(output.shape)
            return output
        }
    }

    /// Feeds each layer with the output of the one before, and keeps the map of each.
    ///
    /// All layers must be locally linear, which ``Critic/layerWithCurvature`` tells.
    public func linearized(
        at input: Tensor, with parameters: ParameterGradients
    ) -> (output: Tensor, linearization: any Linearization) {
        let record = ShapeRecord.current(of: self)
        var (value, maps) = (input, [any Linearization]())
        for (layer, place) in zip(layers, places) {
            record?.begin(place)
            let next = inPlace(of: layer, place, given: value.shape) { linearize(layer, at: value, with: parameters) }
            record?.end(next.output.shape)
            value = next.output
            maps.append(next.linearization)
        }
        let weighted = layers.firstIndex { !namedParameters(of: $0).isEmpty } ?? layers.count
        return (value, SequentialLinearization(maps, firstWeighted: weighted))
    }
}

extension Sequential: DescribedLayer {
    /// Chains `layers`.
    public convenience init(settings: LayerSettings) throws { self.init(try settings.layers("layers")) }

    /// `layers`.
    public var settings: LayerSettings { ["layers": .layers(layers)] }

    /// The last layer's.
    public func outputShape(of input: [Int]) throws -> [Int] {
        try layers.enumerated().reduce(input) { shape, next in
            try GANNetworks.outputShape(of: next.element, for: shape, at: "layer \(next.offset)")
        }
    }

    /// `nn.Sequential`.
    public func python(for input: [Int]) throws -> PythonLayer {
        var (shape, parts) = (input, [PythonLayer]())
        for (position, layer) in layers.enumerated() {
            parts.append(try GANNetworks.python(of: layer, for: shape, at: "layer \(position)"))
            shape = try GANNetworks.outputShape(of: layer, for: shape, at: "layer \(position)")
        }
        return PythonLayer(calling: "nn.Sequential", with: parts)
    }
}

extension Sequential: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Sequential", .layer, summary: "Layers one after the other (nn.Sequential).",
        formula: "y = layer_n(… layer_1(x))", source: "",
        parameters: [
            .init("(first)", "[Layer]", "the layers, the first one first")
        ],
        spelling: "Sequential([Dense(2, 64), ReLU(), Dense(64, 2)])")
}

extension Sequential: BoundedLayer {
    /// The last layer's.
    public func outputBounds(for input: ClosedRange<Double>) -> ClosedRange<Double> {
        layers.reduce(input) { GANNetworks.outputBounds(of: $1, for: $0) }
    }
}
