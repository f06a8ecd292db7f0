public import GANBase
public import GANTensors

/// Normalises each sample over groups of channels, then scales and shifts each channel (PyTorch's `nn.GroupNorm`).
///
/// With one group it is the layer normalisation of WGAN-GP's critics (arXiv:1704.00028). Samples stay apart.
///
/// ## Shapes
/// Input and output [N, channels, …].
public final class GroupNormalization: ParameterizedLayer {
    /// The factor, one at the start.
    public let scale: Parameter
    /// What is added, zero at the start.
    public let shift: Parameter
    /// How many groups the channels form.
    public let groups: Int
    /// Added to the variance.
    public let epsilon: Double

    /// Makes a layer that leaves normalised numbers as they are.
    ///
    /// - Parameters:
    ///   - groups: A divisor of the number of channels.
    ///   - channels: How many channels there are.
    ///   - epsilon: Added to the variance.
    public init(groups: Int, _ channels: Int, epsilon: Double = 1e-5) {
        scale = Parameter(shape: [channels], role: .scale)
        shift = Parameter(shape: [channels], role: .shift)
        self.groups = groups
        self.epsilon = epsilon
    }

    /// `weight` and `bias`, PyTorch's names for scale and shift.
    public var parameters: [(name: String, parameter: Parameter)] { namedWeights(scale, shift) }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Normalises each sample.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.groupNormalized(groups: groups, weight: scale.value, bias: shift.value, epsilon: epsilon)
    }
}

extension GroupNormalization: DescribedLayer {
    /// Makes the layer of `groups`, `channels` and `epsilon`.
    public convenience init(settings: LayerSettings) throws {
        let (groups, channels) = (try settings.size("groups"), try settings.size("channels"))
        guard channels.isMultiple(of: groups) else {
            throw GANError(.badData, "\"groups\" is \(groups) and must divide the number of channels, \(channels)")
        }
        try settings.claim([channels], [channels])
        self.init(
            groups: groups, channels, epsilon: try settings.number("epsilon", in: 0...LayerSettings.largestNumber))
    }

    /// `groups`, `channels` and `epsilon`.
    public var settings: LayerSettings {
        ["groups": .integer(groups), "channels": .integer(scale.tensor.count), "epsilon": .number(epsilon)]
    }

    /// The input's.
    public func outputShape(of input: [Int]) throws -> [Int] {
        try requireChannels(scale.tensor.count, of: input)
        return input
    }

    /// `nn.GroupNorm`.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer("nn.GroupNorm(\(groups), \(scale.tensor.count), eps=\(epsilon))")
    }
}

extension GroupNormalization: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "GroupNormalization", .layer, summary: "Normalises each sample over groups of channels (nn.GroupNorm).",
        formula: "y = (x − mean)/√(variance + epsilon)·scale + shift", source: "arXiv:1803.08494",
        parameters: [
            .init("groups", "Int", "a divisor of the number of channels"),
            .init("(first)", "Int", "how many channels there are"),
            .init("epsilon", "Double", default: "1e-5", "added to the variance"),
        ],
        spelling: "GroupNormalization(groups: 1, 64)")
}
