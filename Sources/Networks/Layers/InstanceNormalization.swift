public import GANBase
public import GANTensors

/// Normalises each channel of each sample, then scales and shifts it (PyTorch's `nn.InstanceNorm2d` with
/// `affine=True`).
///
/// Samples stay apart.
///
/// ## Shapes
/// Input and output [N, channels, H, W].
public final class InstanceNormalization: ParameterizedLayer {
    /// The factor, one at the start.
    public let scale: Parameter
    /// What is added, zero at the start.
    public let shift: Parameter
    /// Added to the variance.
    public let epsilon: Double

    /// Makes a layer that leaves normalised numbers as they are.
    ///
    /// - Parameters:
    ///   - channels: How many channels there are.
    ///   - epsilon: Added to the variance.
    public init(_ channels: Int, epsilon: Double = 1e-5) {
        scale = Parameter(shape: [channels], role: .scale)
        shift = Parameter(shape: [channels], role: .shift)
        self.epsilon = epsilon
    }

    /// `weight` and `bias`, PyTorch's names for scale and shift.
    public var parameters: [(name: String, parameter: Parameter)] { namedWeights(scale, shift) }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Normalises each sample.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.instanceNormalized(weight: scale.value, bias: shift.value, epsilon: epsilon)
    }
}

extension InstanceNormalization: DescribedLayer {
    /// Makes the layer of `channels` and `epsilon`.
    public convenience init(settings: LayerSettings) throws {
        let channels = try settings.size("channels")
        try settings.claim([channels], [channels])
        self.init(channels, epsilon: try settings.number("epsilon", in: 0...LayerSettings.largestNumber))
    }

    /// `channels` and `epsilon`.
    public var settings: LayerSettings {
        ["channels": .integer(scale.tensor.count), "epsilon": .number(epsilon)]
    }

    /// The input's.
    public func outputShape(of input: [Int]) throws -> [Int] {
        try requirePicture(input, of: 1)
        try requireChannels(scale.tensor.count, of: input)
        return input
    }

    /// `nn.InstanceNorm2d`.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer("nn.InstanceNorm2d(\(scale.tensor.count), eps=\(epsilon), affine=True)")
    }
}

extension InstanceNormalization: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "InstanceNormalization", .layer, summary: "Normalises each channel of each sample (nn.InstanceNorm2d).",
        formula: "y = (x − mean)/√(variance + epsilon)·scale + shift", source: "arXiv:1607.08022",
        parameters: [
            .init("(first)", "Int", "how many channels there are"),
            .init("epsilon", "Double", default: "1e-5", "added to the variance"),
        ],
        spelling: "InstanceNormalization(64)")
}
