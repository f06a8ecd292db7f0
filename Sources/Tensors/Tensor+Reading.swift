import CTorch

extension Tensor {
    // MARK: - Reading

    /// The number in a tensor of one element.
    ///
    /// Waits for the device.
    public func scalar() -> Double {
        var result = 0.0
        perform("scalar", self) { ct_item(handle, &result) }
        return result
    }

    /// All numbers in row-major order.
    ///
    /// Waits for the device.
    public func values() -> [Double] {
        let wide = make("values", self) { ct_to_dtype(handle, CT_FLOAT64, $0) }
        let count = wide.count
        return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            perform("values", wide) { ct_copy_bytes(wide.handle, buffer.baseAddress, count * DType.float64.byteSize) }
            initialized = count
        }
    }

    /// The memory of all numbers, row-major without gaps.
    ///
    /// Waits for the device.
    public func bytes() -> [UInt8] {
        let length = count * dtype.byteSize
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, initialized in
            perform("bytes", self) { ct_copy_bytes(handle, buffer.baseAddress, length) }
            initialized = length
        }
    }

    // MARK: - Converting

    /// The same numbers as another kind; this tensor itself if it is of that kind.
    public func to(_ dtype: DType) -> Tensor {
        make("to(\(dtype))", self) { ct_to_dtype(handle, dtype.code, $0) }
    }

    /// The same numbers on another device; this tensor itself if it is there.
    public func to(_ device: Device) -> Tensor {
        make("to(\(device))", self) { ct_to_device(handle, device.code, $0) }
    }

    /// The same numbers in row-major order; this tensor itself if they are.
    public func contiguous() -> Tensor {
        make("contiguous", self) { ct_to_layout(handle, CT_CONTIGUOUS, $0) }
    }

    /// The same [N, C, H, W] tensor with channels next to one another in memory; this tensor itself if they are.
    public func channelsLast() -> Tensor {
        make("channelsLast", self) { ct_to_layout(handle, CT_CHANNELS_LAST, $0) }
    }

    /// The same numbers, in the same memory, without the memory of how they were computed.
    public func detached() -> Tensor {
        make("detached", self) { ct_detach(handle, $0) }
    }

    /// A copy in memory of its own.
    ///
    /// Gradients flow through.
    public func clone() -> Tensor {
        make("clone", self) { ct_clone(handle, $0) }
    }
}
