public import GANTensors

/// max(x, 0).
public final class ReLU: Layer {
    /// Makes the activation.
    public init() {}

    /// Applies the function to every number.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.relu()
    }
}
