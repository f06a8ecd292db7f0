import CTorch
public import GANBase

extension Tensor {
    /// Makes a tensor from numbers in row-major order.
    ///
    /// - Parameters:
    ///   - values: The numbers.
    ///   - shape: The sizes, whose product is the number of values; one dimension if left out.
    ///   - dtype: The kind of number to store.
    ///   - device: Where to put it.
    public convenience init(
        _ values: [Double], shape: [Int]? = nil, dtype: DType = .float32, device: Device = .cpu
    ) {
        let shape = shape ?? [values.count]
        var wide = ct_tensor()
        let status = values.withUnsafeBytes { bytes in
            withIntegers(shape) {
                ct_from_bytes(bytes.baseAddress, bytes.count, $0, $1, CT_FLOAT64, Device.cpu.code, &wide)
            }
        }
        guard status == CT_OK else { GANTensors.stop("Tensor", [], status) }
        self.init(converting: wide, to: dtype, on: device)
    }

    /// Makes a tensor of no dimensions from one number.
    public convenience init(_ scalar: Double, dtype: DType = .float32, device: Device = .cpu) {
        self.init([scalar], shape: [], dtype: dtype, device: device)
    }

    /// Makes a tensor from a copy of bytes in row-major order, as ``bytes()`` gives them.
    ///
    /// - Throws: `GANError` if the number of bytes is not what shape and kind ask for, or memory is exhausted.
    public convenience init(
        bytes: UnsafeRawBufferPointer, shape: [Int], dtype: DType, device: Device = .cpu
    ) throws(GANError) {
        var result = ct_tensor()
        try attempt("Tensor", .badData) {
            withIntegers(shape) {
                ct_from_bytes(bytes.baseAddress, bytes.count, $0, $1, dtype.code, device.code, &result)
            }
        }
        self.init(adopting: result)
    }

    /// Makes a tensor from bytes in row-major order, as ``bytes()`` gives them.
    ///
    /// - Throws: `GANError` if the number of bytes is not what shape and kind ask for, or memory is exhausted.
    public convenience init(bytes: [UInt8], shape: [Int], dtype: DType, device: Device = .cpu) throws(GANError) {
        var result = ct_tensor()
        try attempt("Tensor", .badData) {
            bytes.withUnsafeBytes { buffer in
                withIntegers(shape) {
                    ct_from_bytes(buffer.baseAddress, buffer.count, $0, $1, dtype.code, device.code, &result)
                }
            }
        }
        self.init(adopting: result)
    }

    /// Takes over a tensor and converts it.
    private convenience init(converting source: ct_tensor, to dtype: DType, on device: Device) {
        defer { ct_tensor_free(source) }
        var converted = ct_tensor()
        var status = ct_to_dtype(source, dtype.code, &converted)
        guard status == CT_OK else { GANTensors.stop("Tensor", [], status) }
        defer { ct_tensor_free(converted) }
        var placed = ct_tensor()
        status = ct_to_device(converted, device.code, &placed)
        guard status == CT_OK else { GANTensors.stop("Tensor", [], status) }
        self.init(adopting: placed)
    }

    // MARK: - Filled

    /// A tensor of zeros.
    public static func zeros(_ shape: [Int], dtype: DType = .float32, device: Device = .cpu) -> Tensor {
        make("zeros of \(shape)") { result in
            withIntegers(shape) { ct_zeros($0, $1, dtype.code, device.code, result) }
        }
    }

    /// A tensor of ones.
    public static func ones(_ shape: [Int], dtype: DType = .float32, device: Device = .cpu) -> Tensor {
        make("ones of \(shape)") { result in
            withIntegers(shape) { ct_ones($0, $1, dtype.code, device.code, result) }
        }
    }

    /// A tensor with the same number everywhere.
    public static func full(
        _ shape: [Int], _ value: Double, dtype: DType = .float32, device: Device = .cpu
    ) -> Tensor {
        make("full of \(shape)") { result in
            withIntegers(shape) { ct_full($0, $1, value, dtype.code, device.code, result) }
        }
    }

    /// The numbers 0, 1, … `count` − 1.
    public static func arange(_ count: Int, dtype: DType = .float32, device: Device = .cpu) -> Tensor {
        make("arange of \(count)") { ct_arange(Int64(count), dtype.code, device.code, $0) }
    }

    /// The identity matrix, shape [n, n].
    public static func eye(_ n: Int, dtype: DType = .float32, device: Device = .cpu) -> Tensor {
        make("eye of \(n)") { ct_eye(Int64(n), dtype.code, device.code, $0) }
    }

    /// Zeros with the shape, kind, device and memory order of another tensor.
    public static func zeros(like other: Tensor) -> Tensor {
        make("zeros(like:)", other) { ct_zeros_like(other.handle, $0) }
    }

    /// Ones with the shape, kind, device and memory order of another tensor.
    public static func ones(like other: Tensor) -> Tensor {
        make("ones(like:)", other) { ct_ones_like(other.handle, $0) }
    }

    /// A tensor whose numbers are not set yet.
    static func empty(_ shape: [Int], dtype: DType, device: Device) -> Tensor {
        make("a tensor of \(shape)") { result in
            withIntegers(shape) { ct_empty($0, $1, dtype.code, device.code, result) }
        }
    }
}
