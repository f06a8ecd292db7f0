public import GANBase
public import GANTensors

/// The inner product with a learnable vector of given start, without a bias: the critic T(x) = ψ·x of Dirac-GAN.
///
/// ## Shapes
/// Input [N, count], output [N, 1], weight [count].
public final class InnerProduct: AffineLayer {
    /// The vector ψ.
    public let weight: Parameter

    /// Makes the layer.
    ///
    /// - Parameter values: The vector at the start; initialisation leaves it alone.
    public init(_ values: [Double]) {
        weight = Parameter(holding: Tensor(values, dtype: .float64))
    }

    /// None.
    public var bias: Parameter? { nil }

    /// Computes ψ·x.
    public func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor {
        (input * weight).sum(over: [1], keepingDimensions: true)
    }

    /// Computes δ ψ.
    public func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        delta * weight
    }

    /// Computes Σ δ x.
    public func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
        (delta * input).sum(over: [0])
    }
}

extension InnerProduct: DescribedLayer {
    /// Makes the layer of `count` zeros.
    public convenience init(settings: LayerSettings) throws {
        let count = try settings.size("count")
        try settings.claim([count])
        self.init([Double](repeating: 0, count: count))
    }

    /// `count`.
    public var settings: LayerSettings { ["count": .integer(weight.tensor.count)] }

    /// [count] becomes [1].
    public func outputShape(of input: [Int]) throws -> [Int] {
        guard input == weight.tensor.shape else {
            throw GANError(.badData, "takes \(weight.tensor.count) numbers a sample and gets the shape \(input)")
        }
        return [1]
    }

    /// A class of its own.
    public func python(for input: [Int]) -> PythonLayer {
        PythonLayer(
            "InnerProduct(\(weight.tensor.count))",
            definition: """
                class InnerProduct(nn.Module):
                    def __init__(self, count):
                        super().__init__()
                        self.weight = nn.Parameter(torch.zeros(count))

                    def forward(self, x):
                        return (x * self.weight).sum(1, keepdim=True)
                """)
    }
}

extension InnerProduct: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "InnerProduct", .layer, summary: "The inner product with a learnable vector: the critic of Dirac-GAN.",
        formula: "y = ψ·x; [N, count] → [N, 1]", source: "arXiv:1801.04406",
        parameters: [
            .init("(first)", "[Double]", "the vector at the start; initialisation leaves it alone")
        ],
        spelling: "InnerProduct([1])")
}
