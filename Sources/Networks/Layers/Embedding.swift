public import GANTensors

/// A table of rows that are looked up by number (PyTorch's `nn.Embedding`).
///
/// ## Shapes
/// Input [N] of int64, output [N, width], weight [rows, width].
public final class Embedding: ParameterizedLayer {
    /// The table.
    public let weight: Parameter

    /// Makes a table of zeros.
    ///
    /// - Parameters:
    ///   - rows: How many different numbers there are.
    ///   - width: Numbers in a row.
    public init(_ rows: Int, width: Int) {
        weight = Parameter(shape: [rows, width], role: .weight(inputs: width, outputs: width))
    }

    /// `weight`.
    public var parameters: [(name: String, parameter: Parameter)] { namedWeights(weight, nil) }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Looks up one row for each number.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        weight.value.embedding(input)
    }
}
