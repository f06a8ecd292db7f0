import CTorch

/// The kind of number that a tensor holds.
public enum DType: String, Sendable, CaseIterable {
    /// 64-bit floating point, for tests and for sums that must be exact.
    case float64
    /// 32-bit floating point, what networks are trained in.
    case float32
    /// 16-bit floating point with the range of `float32` and 8 significant bits.
    case bfloat16
    /// 64-bit whole numbers, for indices.
    case int64
    /// Whole numbers 0 to 255, for pixels.
    case uint8
    /// True or false, the result of comparisons.
    case bool

    /// Bytes that one number takes.
    public var byteSize: Int {
        switch self {
        case .float64, .int64: 8
        case .float32: 4
        case .bfloat16: 2
        case .uint8, .bool: 1
        }
    }

    /// Whether numbers of this kind have a fraction, and so can have gradients.
    public var isFloatingPoint: Bool {
        switch self {
        case .float64, .float32, .bfloat16: true
        case .int64, .uint8, .bool: false
        }
    }

    /// The same kind in the C interface.
    var code: ct_dtype {
        switch self {
        case .float64: CT_FLOAT64
        case .float32: CT_FLOAT32
        case .bfloat16: CT_BFLOAT16
        case .int64: CT_INT64
        case .uint8: CT_UINT8
        case .bool: CT_BOOL
        }
    }

    /// The kind for a code of the C interface, which gives only those that it lists.
    init(code: ct_dtype) {
        switch code {
        case CT_FLOAT64: self = .float64
        case CT_FLOAT32: self = .float32
        case CT_BFLOAT16: self = .bfloat16
        case CT_INT64: self = .int64
        case CT_UINT8: self = .uint8
        default: self = .bool
        }
    }
}
