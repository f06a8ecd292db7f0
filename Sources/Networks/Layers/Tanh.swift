public import GANTensors

/// The hyperbolic tangent, which keeps pictures within −1…1.
public final class Tanh: Layer {
    /// Makes the activation.
    public init() {}

    /// Applies the function to every number.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.tanh()
    }
}
