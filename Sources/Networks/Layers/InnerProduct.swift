public import GANTensors

/// The inner product with a learnable vector of given start, without a bias: the critic T(x) = ψ·x of Dirac-GAN.
///
/// ## Shapes
/// Input [N, count], output [N, 1], weight [count].
public final class InnerProduct: ParameterizedLayer {
    /// The vector ψ.
    public let weight: Parameter

    /// Makes the layer.
    ///
    /// - Parameter values: The vector at the start; initialisation leaves it alone.
    public init(_ values: [Double]) {
        weight = Parameter(holding: Tensor(values, dtype: .float64))
    }

    /// `weight`.
    public var parameters: [(name: String, parameter: Parameter)] { namedWeights(weight, nil) }

    /// None.
    public var buffers: [(name: String, buffer: Buffer)] { [] }

    /// Computes ψ·x.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        (input * weight.value).sum(over: [1], keepingDimensions: true)
    }
}
