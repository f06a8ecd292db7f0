public import GANBase
public import GANTensors

/// A fully connected layer: y = x Wᵀ + b (PyTorch's `nn.Linear`).
///
/// ## Shapes
/// Input [N, inputs], output [N, outputs], weight [outputs, inputs], bias [outputs].
public final class Dense: AffineLayer {
    /// The matrix W.
    public let weight: Parameter
    /// The vector b, if there is one.
    public let bias: Parameter?

    /// Makes a layer of zeros.
    ///
    /// - Parameters:
    ///   - inputs: Numbers a sample on the way in.
    ///   - outputs: Numbers a sample on the way out.
    ///   - bias: Whether something is added.
    public init(_ inputs: Int, _ outputs: Int, bias: Bool = true) {
        weight = Parameter(shape: [outputs, inputs], role: .weight(inputs: inputs, outputs: outputs))
        self.bias = bias ? Parameter(shape: [outputs], role: .bias(inputs: inputs)) : nil
    }

    /// The last one.
    public var channelDimension: Int { -1 }

    /// Computes x Wᵀ + b.
    public func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor {
        input.linear(weight: weight, bias: bias)
    }

    /// Computes δ W.
    public func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        delta.matmul(weight)
    }

    /// Computes δᵀ x, summed over everything but the last dimension.
    public func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        delta.reshaped([-1, weight.shape[0]]).transposed(0, 1).matmul(input.reshaped([-1, weight.shape[1]]))
    }
}

extension Dense: DescribedLayer {
    /// Makes the layer of `inputs`, `outputs` and `bias`.
    public convenience init(settings: LayerSettings) throws {
        let (inputs, outputs) = (try settings.size("inputs"), try settings.size("outputs"))
        let bias = try settings.flag("bias")
        try settings.claim([outputs, inputs], bias ? [outputs] : [0])
        self.init(inputs, outputs, bias: bias)
    }

    /// `inputs`, `outputs` and `bias`.
    public var settings: LayerSettings {
        [
            "inputs": .integer(weight.tensor.shape[1]), "outputs": .integer(weight.tensor.shape[0]),
            "bias": .flag(bias != nil),
        ]
    }

    /// […, inputs] becomes […, outputs].
    public func outputShape(of input: [Int]) throws -> [Int] {
        guard input.last == weight.tensor.shape[1] else {
            throw GANError(
                .badData, "takes \(weight.tensor.shape[1]) numbers a sample and gets samples of the shape \(input)")
        }
        return input.dropLast() + [weight.tensor.shape[0]]
    }

    /// `nn.Linear`.
    public func python(for input: [Int]) -> PythonLayer {
        let shape = weight.tensor.shape
        return PythonLayer("nn.Linear(\(shape[1]), \(shape[0]), bias=\(PythonLayer.flag(bias != nil)))")
    }
}

extension Dense: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Dense", .layer, summary: "A fully connected layer (nn.Linear).",
        formula: "y = x·Wᵀ + b; [N, inputs] → [N, outputs]", source: "",
        parameters: [
            .init("(first)", "Int", "numbers a sample on the way in"),
            .init("(first)", "Int", "numbers a sample on the way out"),
            .init("bias", "Bool", default: "true", "whether something is added"),
        ],
        spelling: "Dense(128, 1)")
}
