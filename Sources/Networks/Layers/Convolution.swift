public import GANBase
public import GANTensors

/// A two-dimensional convolution (PyTorch's `nn.Conv2d`).
///
/// ## Shapes
/// Input [N, inputs, H, W], output [N, outputs, H', W'] with H' = (H + 2·padding − kernel)/stride + 1 rounded down,
/// weight [outputs, inputs, kernel, kernel].
public final class Convolution: AffineLayer {
    /// The kernels.
    public let weight: Parameter
    /// One number for each output channel, if there is a bias.
    public let bias: Parameter?
    /// Pixels from one position of the kernel to the next.
    public let stride: Int
    /// Zeros added on each side.
    public let padding: Int

    /// Makes a layer of zeros.
    ///
    /// - Parameters:
    ///   - inputs: Channels on the way in.
    ///   - outputs: Channels on the way out.
    ///   - kernel: Side of the kernel in pixels.
    ///   - stride: Pixels from one position to the next.
    ///   - padding: Zeros added on each side.
    ///   - bias: Whether something is added to each channel.
    public init(_ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0, bias: Bool = true) {
        let area = kernel * kernel
        weight = Parameter(
            shape: [outputs, inputs, kernel, kernel], role: .weight(inputs: inputs * area, outputs: outputs * area))
        self.bias = bias ? Parameter(shape: [outputs], role: .bias(inputs: inputs * area)) : nil
        self.stride = stride
        self.padding = padding
    }

    /// Convolves the batch.
    public func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor {
        input.convolved(weight: weight, bias: bias, stride: stride, padding: padding)
    }

    /// Spreads δ over the windows.
    public func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        .convolutionInputGradient(of: delta, input: input, weight: weight, stride: stride, padding: padding)
    }

    /// Correlates δ with the windows.
    public func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        .convolutionWeightGradient(of: delta, input: input, weight: weight, stride: stride, padding: padding)
    }
}

extension Convolution: DescribedLayer {
    /// Makes the layer of `inputs`, `outputs`, `kernel`, `stride`, `padding` and `bias`.
    public convenience init(settings: LayerSettings) throws {
        let (inputs, outputs) = (try settings.size("inputs"), try settings.size("outputs"))
        let (kernel, bias) = (try settings.size("kernel"), try settings.flag("bias"))
        try settings.claim([outputs, inputs, kernel, kernel], bias ? [outputs] : [0])
        self.init(
            inputs, outputs, kernel: kernel, stride: try settings.size("stride"),
            padding: try settings.integer("padding", in: 0...LayerSettings.largestSize), bias: bias)
    }

    /// `inputs`, `outputs`, `kernel`, `stride`, `padding` and `bias`.
    public var settings: LayerSettings {
        [
            "inputs": .integer(weight.tensor.shape[1]), "outputs": .integer(weight.tensor.shape[0]),
            "kernel": .integer(weight.tensor.shape[2]), "stride": .integer(stride), "padding": .integer(padding),
            "bias": .flag(bias != nil),
        ]
    }

    /// [inputs, H, W] becomes [outputs, (H + 2·padding − kernel)/stride + 1, …].
    public func outputShape(of input: [Int]) throws -> [Int] {
        let kernel = weight.tensor.shape[2]
        try requirePicture(input, of: kernel - 2 * padding)
        try requireChannels(weight.tensor.shape[1], of: input)
        return [weight.tensor.shape[0]] + input[1...].map { ($0 + 2 * padding - kernel) / stride + 1 }
    }

    /// `nn.Conv2d`.
    public func python(for input: [Int]) -> PythonLayer {
        let shape = weight.tensor.shape
        return PythonLayer(
            "nn.Conv2d(\(shape[1]), \(shape[0]), \(shape[2]), stride=\(stride), padding=\(padding), "
                + "bias=\(PythonLayer.flag(bias != nil)))")
    }
}

extension Convolution: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Convolution", .layer, summary: "A two-dimensional convolution (nn.Conv2d).",
        formula: "[N, inputs, H, W] → [N, outputs, (H + 2·padding − kernel)/stride + 1, …]", source: "",
        parameters: [
            .init("(first)", "Int", "channels on the way in"),
            .init("(first)", "Int", "channels on the way out"),
            .init("kernel", "Int", "side of the kernel in pixels"),
            .init("stride", "Int", default: "1", "pixels from one position to the next"),
            .init("padding", "Int", default: "0", "zeros added on each side"),
            .init("bias", "Bool", default: "true", "whether something is added to each channel"),
        ],
        spelling: "Convolution(3, 64, kernel: 4, stride: 2, padding: 1)")
}
