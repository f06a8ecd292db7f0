public import GANTensors

/// Gives each sample another shape with the same number of numbers (PyTorch's `nn.Unflatten`).
public final class Reshape: LinearLayer {
    /// The shape of a sample, without the batch dimension.
    public let shape: [Int]

    /// Makes the layer.
    ///
    /// - Parameter shape: The shape of a sample, without the batch dimension: [512, 4, 4].
    public init(_ shape: [Int]) {
        self.shape = shape
    }

    /// [N, count] becomes [N] + shape.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        let reshaped = input.reshaped([input.shape[0]] + shape)
        return shape.count == 3 ? reshaped.channelsLast() : reshaped
    }
}
