public import GANTensors

/// Adds a border of zeros to pictures, or cuts one off.
///
/// Keras pads a 5×5 convolution with stride 2 and "same" on an even side by 1 before and 2 after:
/// `Pad(left: 1, right: 2, top: 1, bottom: 2)`, then `Convolution(…, kernel: 5, stride: 2)`. Its transposed twin is
/// `TransposedConvolution(…, kernel: 5, stride: 2, padding: 1)`, then `Pad(right: -1, bottom: -1)`.
///
/// ## Shapes
/// Input [N, C, H, W], output [N, C, H + top + bottom, W + left + right].
public final class Pad: LinearLayer {
    /// Pixels at the left, the right, the top and the bottom; negative ones are cut off.
    public let amounts: [Int]

    /// Makes the layer.
    ///
    /// - Parameters:
    ///   - left: Pixels at the left; negative ones are cut off.
    ///   - right: Pixels at the right.
    ///   - top: Pixels at the top.
    ///   - bottom: Pixels at the bottom.
    public init(left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0) {
        amounts = [left, right, top, bottom]
    }

    /// Pads every channel.
    public func forward(_ input: Tensor, in phase: Phase) -> Tensor {
        input.padded(amounts)
    }
}
