public import GANTensors

/// Does nothing.
///
/// ## Shapes
/// Input and output alike.
public final class Identity: LinearLayer {
    /// Makes the layer.
    public init() {}

    /// Gives the input back.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input
    }
}
