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
