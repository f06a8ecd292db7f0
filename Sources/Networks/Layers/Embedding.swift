public import GANBase
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

extension Embedding: DescribedLayer {
    /// Makes the table of `rows` and `width`.
    public convenience init(settings: LayerSettings) throws {
        let (rows, width) = (try settings.size("rows"), try settings.size("width"))
        try settings.claim([rows, width])
        self.init(rows, width: width)
    }

    /// `rows` and `width`.
    public var settings: LayerSettings {
        ["rows": .integer(weight.tensor.shape[0]), "width": .integer(weight.tensor.shape[1])]
    }

    /// A number becomes [width].
    public func outputShape(of input: [Int]) throws -> [Int] {
        guard input.isEmpty else {
            throw GANError(.badData, "takes one whole number a sample and gets samples of the shape \(input)")
        }
        return [weight.tensor.shape[1]]
    }

    /// `nn.Embedding`.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer("nn.Embedding(\(weight.tensor.shape[0]), \(weight.tensor.shape[1]))")
    }
}

extension Embedding: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Embedding", .layer, summary: "A table of rows that are looked up by number (nn.Embedding).",
        formula: "[N] → [N, width]", source: "",
        parameters: [
            .init("(first)", "Int", "how many different numbers there are"),
            .init("width", "Int", "numbers in a row"),
        ],
        spelling: "Embedding(10, width: 64)")
}
