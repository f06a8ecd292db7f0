import CTorch

/// A multi-dimensional array of numbers which remembers how it was computed.
///
/// Arithmetic does not throw. A wrong shape is a mistake in the code that asked for it: it stops the program with the
/// operation, the shapes and torch's words, and exit status 70. Dimensions may be negative and are then counted from
/// the end.
///
/// A tensor stays on the thread that computes with it. What other threads make they hand over as bytes.
public final class Tensor {
    let handle: ct_tensor

    /// Takes over a handle of the C interface.
    init(adopting handle: ct_tensor) { self.handle = handle }

    deinit { ct_tensor_free(handle) }
}

@available(*, unavailable, message: "tensors stay on the thread that computes with them; send their bytes instead")
extension Tensor: Sendable {}

// MARK: - Properties

extension Tensor {
    /// The number of dimensions.
    public var rank: Int { withExtendedLifetime(self) { Int(ct_rank(handle)) } }

    /// The number of elements.
    public var count: Int { withExtendedLifetime(self) { Int(ct_count(handle)) } }

    /// The sizes of the dimensions.
    public var shape: [Int] {
        let rank = rank
        return [Int](unsafeUninitializedCapacity: rank) { buffer, count in
            buffer.withMemoryRebound(to: Int64.self) { sizes in
                perform("shape") { withExtendedLifetime(self) { ct_shape(handle, sizes.baseAddress) } }
            }
            count = rank
        }
    }

    /// The kind of number.
    public var dtype: DType {
        var code = CT_FLOAT32
        perform("dtype") { withExtendedLifetime(self) { ct_tensor_dtype(handle, &code) } }
        return DType(code: code)
    }

    /// Where the numbers are.
    public var device: Device {
        var code = ct_device(CT_CPU)
        perform("device") { withExtendedLifetime(self) { ct_tensor_device(handle, &code) } }
        return Device(code: code)
    }

    /// Whether operations on this tensor are recorded, so that there can be gradients with respect to it.
    ///
    /// Only leaves of a floating-point kind can be set.
    public var requiresGradient: Bool {
        get {
            var result = false
            perform("requiresGradient", self) { ct_requires_gradient(handle, &result) }
            return result
        }
        set { perform("requiresGradient", self) { ct_set_requires_gradient(handle, newValue) } }
    }

    /// Whether this tensor was made directly rather than by a recorded operation.
    public var isLeaf: Bool {
        var result = false
        perform("isLeaf", self) { ct_is_leaf(handle, &result) }
        return result
    }

    /// Whether the numbers lie in row-major order without gaps.
    public var isContiguous: Bool { hasLayout(CT_CONTIGUOUS) }

    /// Whether this is an [N, C, H, W] tensor whose channels lie next to one another, which convolutions like best.
    public var isChannelsLast: Bool { hasLayout(CT_CHANNELS_LAST) }

    private func hasLayout(_ layout: ct_layout) -> Bool {
        var result = false
        perform("layout", self) { ct_has_layout(handle, layout, &result) }
        return result
    }
}

extension Tensor: CustomStringConvertible {
    /// Shape, kind, device and the first few numbers.
    ///
    /// Waits for the device.
    public var description: String {
        let shown = flattened().sliced(along: 0, from: 0, to: 8).values().map { "\($0)" }.joined(separator: ", ")
        return "Tensor \(shape) \(dtype) \(device): \(shown)\(count > 8 ? ", …" : "")"
    }
}
