public import GANTensors

/// Enlarges pictures by a whole factor (PyTorch's `nn.Upsample`).
///
/// ## Shapes
/// Input [N, C, H, W], output [N, C, scale·H, scale·W].
public final class Upsample: LinearLayer {
    /// The factor.
    public let scale: Int
    /// How new pixels are computed.
    public let method: Upsampling

    /// Makes the layer.
    ///
    /// - Parameters:
    ///   - scale: The factor.
    ///   - method: How new pixels are computed.
    public init(scale: Int = 2, method: Upsampling = .nearest) {
        self.scale = scale
        self.method = method
    }

    /// Enlarges every channel.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.upsampled(scale: scale, method: method)
    }
}
