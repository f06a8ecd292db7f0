public import GANBase
public import GANTensors

/// Gives every sample the same learnable numbers, whatever the input: the generator of Dirac-GAN.
///
/// ## Shapes
/// Input [N, …], output [N, count], weight [count].
public final class Constant: ParameterizedLayer {
    /// The numbers.
    public let weight: Parameter

    /// Makes the layer.
    ///
    /// - Parameter values: The numbers at the start; initialisation leaves them alone.
    public init(_ values: [Double]) {
        weight = Parameter(holding: Tensor(values, dtype: .float64))
    }

    /// `weight`.
    public var parameters: [(name: String, parameter: Parameter)] { namedWeights(weight, nil) }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Repeats the numbers for every sample.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        let numbers = weight.value
        return numbers.unsqueezed(at: 0).expanded(to: [input.shape[0], numbers.count])
    }
}

extension Constant: DescribedLayer {
    /// Makes the layer of `count` zeros.
    public convenience init(settings: LayerSettings) throws {
        let count = try settings.size("count")
        try settings.claim([count])
        self.init([Double](repeating: 0, count: count))
    }

    /// `count`.
    public var settings: LayerSettings { ["count": .integer(weight.tensor.count)] }

    /// [count], whatever comes in.
    public func outputShape(of input: [Int]) -> [Int] { [weight.tensor.count] }

    /// A class of its own.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer(
            "Constant(\(weight.tensor.count))",
            definition: """
                class Constant(nn.Module):
                    def __init__(self, count):
                        super().__init__()
                        self.weight = nn.Parameter(torch.zeros(count))

                    def forward(self, x):
                        return self.weight.expand(len(x), -1)
                """)
    }
}

extension Constant: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Constant", .layer, summary: "Gives every sample the same learnable numbers: the generator of Dirac-GAN.",
        formula: "y = θ; [N, …] → [N, count]", source: "arXiv:1801.04406",
        parameters: [
            .init("(first)", "[Double]", "the numbers at the start; initialisation leaves them alone")
        ],
        spelling: "Constant([1])")
}
