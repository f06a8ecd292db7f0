/// The type of number that the networks compute with.
public enum Precision: String, Sendable, CaseIterable {
    /// 32 bits: the usual choice.
    case float32
    /// 64 bits: for experiments that are compared with theory.
    case float64

    /// The type of the weights.
    public var dtype: DType {
        switch self {
        case .float32: .float32
        case .float64: .float64
        }
    }
}
