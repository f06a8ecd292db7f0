public import ArgumentParser

/// The type of number that the networks compute with.
public enum Precision: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// 32 bits: the usual choice.
    case float32
    /// 64 bits: for experiments that are compared with theory.
    case float64
    /// Dense layers, convolutions and activations in bfloat16; weights, norms, penalties, losses and the optimiser in
    /// float32.
    ///
    /// bfloat16 has float32's range with 8 significant bits. It is faster where the processor multiplies it, and slower
    /// where it must be emulated.
    case bfloat16 = "bf16"

    /// The type of the weights, and of the data.
    public var dtype: DType {
        switch self {
        case .float32, .bfloat16: .float32
        case .float64: .float64
        }
    }

    /// The type that layers compute in.
    public var computeType: DType {
        self == .bfloat16 ? .bfloat16 : dtype
    }
}
