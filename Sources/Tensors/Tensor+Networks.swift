import CTorch

extension Tensor {
    // MARK: - Products

    /// The matrix product, batched and broadcast over leading dimensions.
    public func matmul(_ other: Tensor) -> Tensor {
        make("matmul", self, other) { ct_matmul(handle, other.handle, $0) }
    }

    /// x · weightᵀ + bias.
    ///
    /// - Parameters:
    ///   - weight: Shape [outputs, inputs].
    ///   - bias: Shape [outputs].
    /// - Returns: Shape [..., outputs] for a tensor of shape [..., inputs].
    public func linear(weight: Tensor, bias: Tensor? = nil) -> Tensor {
        make("linear", self, weight, bias) { ct_linear(handle, weight.handle, bias.handleOrNull, $0) }
    }

    /// Rows of this table, shape [rows, width], picked by int64 indices of any shape; the result has one dimension
    /// more.
    public func embedding(_ indices: Tensor) -> Tensor {
        make("embedding", self, indices) { ct_embedding(handle, indices.handle, $0) }
    }

    // MARK: - Convolution

    /// The convolution (cross-correlation) with a weight, over as many trailing dimensions as the weight has beyond
    /// two.
    ///
    /// - Parameters:
    ///   - weight: Shape [outputs, inputs / groups, height, width].
    ///   - bias: Shape [outputs].
    ///   - stride: Pixels from one window to the next.
    ///   - padding: Zeros put round the input.
    ///   - dilation: Pixels from one element of a window to the next.
    ///   - groups: Parts into which the channels are cut.
    public func convolved(
        weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, dilation: Int = 1, groups: Int = 1
    ) -> Tensor {
        convolve("convolved", weight, bias, stride, padding, dilation, 0, transposed: false, groups)
    }

    /// The transposed convolution, which spreads each pixel over a window.
    ///
    /// - Parameters:
    ///   - weight: Shape [inputs, outputs / groups, height, width].
    ///   - bias: Shape [outputs].
    ///   - stride: Pixels from one window to the next in the output.
    ///   - padding: Pixels cut off round the output.
    ///   - outputPadding: Pixels added to one side of the output.
    ///   - groups: Parts into which the channels are cut.
    ///   - dilation: Pixels from one element of a window to the next.
    public func transposedConvolved(
        weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0,
        groups: Int = 1, dilation: Int = 1
    ) -> Tensor {
        convolve(
            "transposedConvolved", weight, bias, stride, padding, dilation, outputPadding, transposed: true, groups)
    }

    private func convolve(
        _ name: String, _ weight: Tensor, _ bias: Tensor?, _ stride: Int, _ padding: Int, _ dilation: Int,
        _ outputPadding: Int, transposed: Bool, _ groups: Int
    ) -> Tensor {
        let count = Swift.max(weight.rank - 2, 0)
        func each(_ value: Int) -> [Int64] { [Int64](repeating: Int64(value), count: count) }
        return make(name, self, weight, bias) {
            ct_convolution(
                handle, weight.handle, bias.handleOrNull, each(stride), each(padding), each(dilation),
                each(outputPadding), count, transposed, Int64(groups), $0)
        }
    }

    // MARK: - Pooling and resampling

    /// The mean over square windows of the last two dimensions.
    ///
    /// Padded zeros count.
    ///
    /// - Parameters:
    ///   - size: The window's side in pixels.
    ///   - stride: Pixels from one window to the next; `size` if left out.
    ///   - padding: Zeros put round the input.
    public func averagePooled(size: Int, stride: Int? = nil, padding: Int = 0) -> Tensor {
        make("averagePooled", self) {
            ct_average_pool(handle, pair(size), pair(stride ?? size), pair(padding), $0)
        }
    }

    /// The largest in square windows of the last two dimensions.
    ///
    /// - Parameters:
    ///   - size: The window's side in pixels.
    ///   - stride: Pixels from one window to the next; `size` if left out.
    ///   - padding: Pixels put round the input, which never win.
    public func maxPooled(size: Int, stride: Int? = nil, padding: Int = 0) -> Tensor {
        make("maxPooled", self) { ct_max_pool(handle, pair(size), pair(stride ?? size), pair(padding), $0) }
    }

    /// Pictures, shape [N, C, H, W], enlarged by a whole factor.
    public func upsampled(scale: Int, method: Upsampling = .nearest) -> Tensor {
        upsampled(to: shape.suffix(2).map { $0 * scale }, method: method)
    }

    /// Pictures, shape [N, C, H, W], resampled to a height and a width.
    ///
    /// Corners are not aligned.
    ///
    /// - Parameters:
    ///   - size: [height, width].
    ///   - method: How new pixels are computed.
    ///   - antialiased: Smooths first when it makes pictures smaller, as Pillow does. Not for `.nearest`.
    public func upsampled(to size: [Int], method: Upsampling = .nearest, antialiased: Bool = false) -> Tensor {
        guard size.count == 2 else { stop("upsampled(to: \(size))", [self], because: "needs a height and a width") }
        return make("upsampled(to: \(size))", self) {
            ct_upsample(handle, Int64(size[0]), Int64(size[1]), method.code, antialiased, $0)
        }
    }
}

/// How ``Tensor/upsampled(to:method:antialiased:)`` computes new pixels.
public enum Upsampling: String, Sendable, CaseIterable {
    /// The nearest old pixel.
    case nearest
    /// A mixture of four old pixels, linear in both directions.
    case bilinear
    /// A mixture of sixteen old pixels, cubic in both directions.
    case bicubic

    fileprivate var code: ct_filter {
        switch self {
        case .nearest: CT_NEAREST
        case .bilinear: CT_BILINEAR
        case .bicubic: CT_BICUBIC
        }
    }
}

extension Tensor? {
    /// The handle, or null for none.
    var handleOrNull: ct_tensor { self?.handle ?? ct_tensor() }
}

/// The same number for height and width.
private func pair(_ value: Int) -> [Int64] { [Int64(value), Int64(value)] }
