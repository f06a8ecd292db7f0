public import GANTensors

/// The mean of square windows (PyTorch's `nn.AvgPool2d`).
///
/// ## Shapes
/// Input [N, C, H, W], output [N, C, (H − size)/stride + 1, …].
public final class AveragePooling: LinearLayer {
    /// The window's side in pixels.
    public let size: Int
    /// Pixels from one window to the next.
    public let stride: Int

    /// Makes the layer.
    ///
    /// - Parameters:
    ///   - size: The window's side in pixels.
    ///   - stride: Pixels from one window to the next; the side when left out.
    public init(_ size: Int = 2, stride: Int? = nil) {
        self.size = size
        self.stride = stride ?? size
    }

    /// Pools every channel.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.averagePooled(size: size, stride: stride)
    }
}
