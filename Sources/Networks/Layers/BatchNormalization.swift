public import GANBase
public import GANTensors

/// Normalises each channel over the batch, then scales and shifts it (PyTorch's `nn.BatchNorm1d` and `nn.BatchNorm2d`).
///
/// y = (x − mean)/√(variance + epsilon) · scale + shift. In training the statistics are the batch's own and the running
/// ones move towards them; in sampling they are the running ones. Batch normalisation in a critic couples the samples,
/// so that a gradient penalty no longer sees the gradient of one sample (Gulrajani et al., arXiv:1704.00028, §4).
///
/// ## Shapes
/// Input and output [N, channels] or [N, channels, H, W].
public final class BatchNormalization: ParameterizedLayer {
    /// The factor of each channel, one at the start.
    public let scale: Parameter
    /// What is added to each channel, zero at the start.
    public let shift: Parameter
    /// Mean of each channel over training.
    public let runningMean: Buffer
    /// Variance of each channel over training, unbiased.
    public let runningVariance: Buffer
    /// How many batches the running statistics have seen.
    public let batches: Buffer
    /// The share of a new batch in the running statistics.
    public let momentum: Double
    /// Added to the variance.
    public let epsilon: Double

    /// Makes a layer that leaves normalised channels as they are.
    ///
    /// - Parameters:
    ///   - channels: How many channels there are.
    ///   - momentum: The share of a new batch in the running statistics; PyTorch's default is 0.1, Keras writes 1 −
    ///     0.01.
    ///   - epsilon: Added to the variance; PyTorch's default is 1e-5, Keras' 1e-3.
    public init(_ channels: Int, momentum: Double = 0.1, epsilon: Double = 1e-5) {
        scale = Parameter(shape: [channels], role: .scale)
        shift = Parameter(shape: [channels], role: .shift)
        runningMean = Buffer(.zeros([channels]))
        runningVariance = Buffer(.ones([channels]))
        batches = Buffer(.zeros([], dtype: .int64))
        self.momentum = momentum
        self.epsilon = epsilon
    }

    /// `weight` and `bias`, PyTorch's names for scale and shift.
    public var parameters: [(name: String, parameter: Parameter)] {
        namedWeights(scale, shift)
    }

    /// `running_mean`, `running_var` and `num_batches_tracked`.
    public var buffers: [(name: String, buffer: Buffer)] {
        [
            (name: "running_mean", buffer: runningMean), (name: "running_var", buffer: runningVariance),
            (name: "num_batches_tracked", buffer: batches),
        ]
    }

    /// Normalises the batch.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        if phase == .training {
            withoutGradients { batches.tensor.add(.ones([], dtype: .int64, device: batches.tensor.device)) }
        }
        return input.batchNormalized(
            weight: scale.value, bias: shift.value, runningMean: runningMean.tensor,
            runningVariance: runningVariance.tensor, training: phase == .training, momentum: momentum, epsilon: epsilon)
    }
}

extension BatchNormalization: DescribedLayer {
    /// Makes the layer of `channels`, `momentum` and `epsilon`.
    public convenience init(settings: LayerSettings) throws {
        let channels = try settings.size("channels")
        try settings.claim([channels], [channels], [channels], [channels], [])
        self.init(
            channels, momentum: try settings.number("momentum", in: 0...1),
            epsilon: try settings.number("epsilon", in: 0...LayerSettings.largestNumber))
    }

    /// `channels`, `momentum` and `epsilon`.
    public var settings: LayerSettings {
        [
            "channels": .integer(scale.tensor.count), "momentum": .number(momentum), "epsilon": .number(epsilon),
        ]
    }

    /// The input's.
    public func outputShape(of input: [Int]) throws -> [Int] {
        guard input.count == 1 || input.count == 3 else {
            throw GANError(.badData, "takes numbers or pictures and gets samples of the shape \(input)")
        }
        try requireChannels(scale.tensor.count, of: input)
        return input
    }

    /// `nn.BatchNorm1d` or `nn.BatchNorm2d`.
    public func python(for input: [Int]) -> PythonLayer {
        let name = input.count == 1 ? "nn.BatchNorm1d" : "nn.BatchNorm2d"
        return PythonLayer("\(name)(\(scale.tensor.count), eps=\(epsilon), momentum=\(momentum))")
    }
}

extension BatchNormalization: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "BatchNormalization", .layer,
        summary: "Normalises each channel over the batch, then scales and shifts it (nn.BatchNorm1d, 2d).",
        formula: "y = (x − mean)/√(variance + epsilon)·scale + shift", source: "arXiv:1502.03167",
        parameters: [
            .init("(first)", "Int", "how many channels there are"),
            .init(
                "momentum", "Double", default: "0.1",
                "the share of a new batch in the running statistics; PyTorch's default is 0.1, Keras writes 1 − 0.01"),
            .init(
                "epsilon", "Double", default: "1e-5", "added to the variance; PyTorch's default is 1e-5, Keras' 1e-3"),
        ],
        spelling: "BatchNormalization(64)")
}
