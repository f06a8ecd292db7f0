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
