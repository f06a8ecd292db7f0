public import GANTensors

/// A fully connected layer: y = x Wᵀ + b (PyTorch's `nn.Linear`).
///
/// ## Shapes
/// Input [N, inputs], output [N, outputs], weight [outputs, inputs], bias [outputs].
public final class Dense: ParameterizedLayer {
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

    /// `weight` and `bias`.
    public var parameters: [(name: String, parameter: Parameter)] {
        namedWeights(weight, bias)
    }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Computes x Wᵀ + b.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.linear(weight: weight.value, bias: bias?.value)
    }
}

/// The parameters of a layer with a weight and perhaps a bias, under PyTorch's names.
func namedWeights(_ weight: Parameter, _ bias: Parameter?) -> [(name: String, parameter: Parameter)] {
    [(name: "weight", parameter: weight)] + (bias.map { [(name: "bias", parameter: $0)] } ?? [])
}
