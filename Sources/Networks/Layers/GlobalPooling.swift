public import GANTensors

/// The mean, or the sum, of every channel.
///
/// ## Shapes
/// Input [N, C, H, W], output [N, C].
public final class GlobalPooling: LinearLayer {
    /// Whether channels are summed instead of averaged.
    public let isSum: Bool

    /// Makes the layer.
    ///
    /// - Parameter sum: Whether channels are summed, as in SN-GAN's ResNet, instead of averaged.
    public init(sum: Bool = false) {
        isSum = sum
    }

    /// Pools every channel to one number.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        isSum ? input.sum(over: [2, 3]) : input.mean(over: [2, 3])
    }
}
