public import GANTensors

/// A two-dimensional convolution (PyTorch's `nn.Conv2d`).
///
/// ## Shapes
/// Input [N, inputs, H, W], output [N, outputs, H', W'] with H' = (H + 2·padding − kernel)/stride + 1 rounded down,
/// weight [outputs, inputs, kernel, kernel].
public final class Convolution: ParameterizedLayer {
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

    /// `weight` and `bias`.
    public var parameters: [(name: String, parameter: Parameter)] {
        namedWeights(weight, bias)
    }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Convolves the batch.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.convolved(
            weight: weight.value, bias: bias?.value, stride: stride, padding: padding)
    }
}
