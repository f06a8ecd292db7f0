public import GANBase
public import GANTensors

/// Normalises each sample over its last dimensions, then scales and shifts every number (PyTorch's `nn.LayerNorm`).
///
/// Samples stay apart, so that a gradient penalty sees the gradient of one sample. For pictures with one factor a
/// channel, as in the code of WGAN-GP, use ``GroupNormalization`` with one group.
///
/// ## Shapes
/// Input and output [N, …] + shape.
public final class LayerNormalization: ParameterizedLayer {
    /// The factor, one at the start.
    public let scale: Parameter
    /// What is added, zero at the start.
    public let shift: Parameter
    /// The sizes of the dimensions that are normalised over.
    public let shape: [Int]
    /// Added to the variance.
    public let epsilon: Double

    /// Makes a layer that leaves normalised numbers as they are.
    ///
    /// - Parameters:
    ///   - shape: The sizes of the last dimensions.
    ///   - epsilon: Added to the variance.
    public init(_ shape: [Int], epsilon: Double = 1e-5) {
        scale = Parameter(shape: shape, role: .scale)
        shift = Parameter(shape: shape, role: .shift)
        self.shape = shape
        self.epsilon = epsilon
    }

    /// `weight` and `bias`, PyTorch's names for scale and shift.
    public var parameters: [(name: String, parameter: Parameter)] { namedWeights(scale, shift) }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Normalises each sample.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.layerNormalized(over: shape, weight: scale.value, bias: shift.value, epsilon: epsilon)
    }
}

extension LayerNormalization: DescribedLayer {
    /// Makes the layer of `shape` and `epsilon`.
    public convenience init(settings: LayerSettings) throws {
        let shape = try settings.shape("shape")
        try settings.claim(shape, shape)
        self.init(shape, epsilon: try settings.number("epsilon", in: 0...LayerSettings.largestNumber))
    }

    /// `shape` and `epsilon`.
    public var settings: LayerSettings { ["shape": .integers(shape), "epsilon": .number(epsilon)] }

    /// The input's.
    public func outputShape(of input: [Int]) throws -> [Int] {
        guard !shape.isEmpty, input.suffix(shape.count) == shape[...] else {
            throw GANError(.badData, "takes samples whose last sizes are \(shape) and gets the shape \(input)")
        }
        return input
    }

    /// `nn.LayerNorm`.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer("nn.LayerNorm(\(PythonLayer.tuple(shape)), eps=\(epsilon))")
    }
}

extension LayerNormalization: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "LayerNormalization", .layer, summary: "Normalises each sample over its last dimensions (nn.LayerNorm).",
        formula: "y = (x − mean)/√(variance + epsilon)·scale + shift", source: "arXiv:1607.06450",
        parameters: [
            .init("(first)", "[Int]", "the sizes of the last dimensions"),
            .init("epsilon", "Double", default: "1e-5", "added to the variance"),
        ],
        spelling: "LayerNormalization([64, 8, 8])")
}
