public import GANTensors

extension Tensor {
    /// Pictures as bytes: x·127.5 + 128, cut to 0…255, the fraction dropped, so that −1 is 0 and 1 is 255.
    ///
    /// The rule of StyleGAN's metrics, which distances between pictures depend on. Bytes stay as they are.
    ///
    /// - Returns: uint8 of the same shape.
    public func pictureBytes() -> Tensor {
        dtype == .uint8 ? self : (to(.float32) * 127.5 + 128).clamped(min: 0, max: 255).to(.uint8)
    }
}
