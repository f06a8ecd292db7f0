import CTorch

// Single parts of what autograd computes together, for the critic step in four passes. None of them is recorded.

extension Tensor {
    /// The gradient of Σ delta · convolution(input, weight) with respect to the input.
    ///
    /// - Parameters:
    ///   - delta: A factor for each number of the output.
    ///   - input: The convolution's input, of which only shape, type and memory order matter.
    ///   - weight: The kernels.
    ///   - stride: Pixels from one window to the next.
    ///   - padding: Zeros put round the input, or pixels cut off round the output of a transposed one.
    ///   - outputPadding: Pixels added to one side of the output of a transposed one.
    ///   - transposed: Whether it is a transposed convolution.
    public static func convolutionInputGradient(
        of delta: Tensor, input: Tensor, weight: Tensor, stride: Int, padding: Int, outputPadding: Int = 0,
        transposed: Bool = false
    ) -> Tensor {
        let places = Places(weight, stride, padding, outputPadding)
        return make("convolutionInputGradient", delta, input, weight) {
            ct_convolution_input_gradient(
                delta.handle, input.handle, weight.handle, places.stride, places.padding, places.dilation,
                places.outputPadding, places.count, transposed, 1, $0)
        }
    }

    /// The gradient of Σ delta · convolution(input, weight) with respect to the weight.
    ///
    /// - Parameters:
    ///   - delta: A factor for each number of the output.
    ///   - input: The convolution's input.
    ///   - weight: The kernels, of which only shape, type and memory order matter.
    ///   - stride: Pixels from one window to the next.
    ///   - padding: Zeros put round the input, or pixels cut off round the output of a transposed one.
    ///   - outputPadding: Pixels added to one side of the output of a transposed one.
    ///   - transposed: Whether it is a transposed convolution.
    public static func convolutionWeightGradient(
        of delta: Tensor, input: Tensor, weight: Tensor, stride: Int, padding: Int, outputPadding: Int = 0,
        transposed: Bool = false
    ) -> Tensor {
        let places = Places(weight, stride, padding, outputPadding)
        return make("convolutionWeightGradient", delta, input, weight) {
            ct_convolution_weight_gradient(
                delta.handle, input.handle, weight.handle, places.stride, places.padding, places.dilation,
                places.outputPadding, places.count, transposed, 1, $0)
        }
    }

    /// This tensor where an output of ``leakyReLU(slope:)`` is positive, slope times it elsewhere: the derivative at the
    /// input that gave the output, applied to this tensor.
    ///
    /// - Parameters:
    ///   - slope: The factor of the negative half, 0 or more; 0 for ``relu()``.
    ///   - output: What the function gave, of this tensor's shape.
    public func leakyReLUGradient(slope: Double, output: Tensor) -> Tensor {
        make("leakyReLUGradient", self, output) { ct_leaky_relu_gradient(handle, output.handle, slope, $0) }
    }

    /// self + a · b, elementwise and broadcast, in one kernel.
    public func addingProduct(_ a: Tensor, _ b: Tensor) -> Tensor {
        make("addingProduct", self, a, b) { ct_add_product(handle, a.handle, b.handle, $0) }
    }
}

/// A convolution's numbers, one for each dimension of its windows.
private struct Places {
    let count: Int
    let stride: [Int64]
    let padding: [Int64]
    let outputPadding: [Int64]
    let dilation: [Int64]

    init(_ weight: Tensor, _ stride: Int, _ padding: Int, _ outputPadding: Int) {
        let count = Swift.max(weight.rank - 2, 0)
        func each(_ value: Int) -> [Int64] { [Int64](repeating: Int64(value), count: count) }
        self.count = count
        self.stride = each(stride)
        self.padding = each(padding)
        self.outputPadding = each(outputPadding)
        dilation = each(1)
    }
}
