public import GANBase
public import GANTensors

/// A two-dimensional transposed convolution (PyTorch's `nn.ConvTranspose2d`).
///
/// ## Shapes
/// Input [N, inputs, H, W], output [N, outputs, H', W'] with H' = (H − 1)·stride − 2·padding + kernel + outputPadding,
/// weight [inputs, outputs, kernel, kernel].
public final class TransposedConvolution: AffineLayer {
    /// The kernels.
    public let weight: Parameter
    /// One number for each output channel, if there is a bias.
    public let bias: Parameter?
    /// Output pixels from one input pixel to the next.
    public let stride: Int
    /// Pixels cut off on each side of the output.
    public let padding: Int
    /// Pixels added on one side of the output.
    public let outputPadding: Int

    /// Makes a layer of zeros.
    ///
    /// - Parameters:
    ///   - inputs: Channels on the way in.
    ///   - outputs: Channels on the way out.
    ///   - kernel: Side of the kernel in pixels.
    ///   - stride: Output pixels from one input pixel to the next.
    ///   - padding: Pixels cut off on each side of the output.
    ///   - outputPadding: Pixels added on one side of the output.
    ///   - bias: Whether something is added to each channel.
    public init(
        _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0,
        bias: Bool = true
    ) {
        let area = kernel * kernel
        weight = Parameter(
            shape: [inputs, outputs, kernel, kernel], role: .weight(inputs: outputs * area, outputs: inputs * area),
            outputDimension: 1)
        self.bias = bias ? Parameter(shape: [outputs], role: .bias(inputs: outputs * area)) : nil
        self.stride = stride
        self.padding = padding
        self.outputPadding = outputPadding
    }

    /// Spreads each input pixel over a kernel of output pixels.
    public func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor {
        input.transposedConvolved(
            weight: weight, bias: bias, stride: stride, padding: padding, outputPadding: outputPadding)
    }

    /// Convolves δ.
    public func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        .convolutionInputGradient(
            of: delta, input: input, weight: weight, stride: stride, padding: padding, outputPadding: outputPadding,
            transposed: true)
    }

    /// Correlates the input with the windows of δ.
    public func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        .convolutionWeightGradient(
            of: delta, input: input, weight: weight, stride: stride, padding: padding, outputPadding: outputPadding,
            transposed: true)
    }
}

extension TransposedConvolution: DescribedLayer {
    /// Makes the layer of `inputs`, `outputs`, `kernel`, `stride`, `padding`, `outputPadding` and `bias`.
    public convenience init(settings: LayerSettings) throws {
        let (inputs, outputs) = (try settings.size("inputs"), try settings.size("outputs"))
        let (kernel, bias) = (try settings.size("kernel"), try settings.flag("bias"))
        let stride = try settings.size("stride")
        try settings.claim([inputs, outputs, kernel, kernel], bias ? [outputs] : [0])
        self.init(
            inputs, outputs, kernel: kernel, stride: stride,
            padding: try settings.integer("padding", in: 0...LayerSettings.largestSize),
            // A stride of pixels more would be no output of any input.
            outputPadding: try settings.integer("outputPadding", in: 0...stride - 1), bias: bias)
    }

    /// `inputs`, `outputs`, `kernel`, `stride`, `padding`, `outputPadding` and `bias`.
    public var settings: LayerSettings {
        [
            "inputs": .integer(weight.tensor.shape[0]), "outputs": .integer(weight.tensor.shape[1]),
            "kernel": .integer(weight.tensor.shape[2]), "stride": .integer(stride), "padding": .integer(padding),
            "outputPadding": .integer(outputPadding), "bias": .flag(bias != nil),
        ]
    }

    /// [inputs, H, W] becomes [outputs, (H − 1)·stride − 2·padding + kernel + outputPadding, …].
    public func outputShape(of input: [Int]) throws -> [Int] {
        try requirePicture(input, of: 1)
        try requireChannels(weight.tensor.shape[0], of: input)
        let more = weight.tensor.shape[2] + outputPadding - 2 * padding
        return [weight.tensor.shape[1]] + input[1...].map { ($0 - 1) * stride + more }
    }

    /// `nn.ConvTranspose2d`.
    public func python(for input: [Int]) -> PythonLayer {
        let shape = weight.tensor.shape
        let more = outputPadding == 0 ? "" : "output_padding=\(outputPadding), "
        return PythonLayer(
            "nn.ConvTranspose2d(\(shape[0]), \(shape[1]), \(shape[2]), stride=\(stride), padding=\(padding), "
                + "\(more)bias=\(PythonLayer.flag(bias != nil)))")
    }
}

extension TransposedConvolution: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "TransposedConvolution", .layer, summary: "A two-dimensional transposed convolution (nn.ConvTranspose2d).",
        formula: "[N, inputs, H, W] → [N, outputs, (H − 1)·stride − 2·padding + kernel + outputPadding, …]", source: "",
        parameters: [
            .init("(first)", "Int", "channels on the way in"),
            .init("(first)", "Int", "channels on the way out"),
            .init("kernel", "Int", "side of the kernel in pixels"),
            .init("stride", "Int", default: "1", "output pixels from one input pixel to the next"),
            .init("padding", "Int", default: "0", "pixels cut off on each side of the output"),
            .init("outputPadding", "Int", default: "0", "pixels added on one side of the output"),
            .init("bias", "Bool", default: "true", "whether something is added to each channel"),
        ],
        spelling: "TransposedConvolution(128, 64, kernel: 4, stride: 2, padding: 1)")
}
