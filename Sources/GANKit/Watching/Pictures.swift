import GANData
import GANTensors

/// Pictures as bytes: x·127.5 + 128, cut to 0…255, the fraction dropped, so that −1 is 0 and 1 is 255.
///
/// The rule of StyleGAN's metrics, which the Fréchet distance depends on.
///
/// - Parameter samples: Pictures in −1…1, shape [N, channels, height, width].
/// - Returns: uint8 of the same shape.
func pictureBytes(_ samples: Tensor) -> Tensor {
    (samples.to(.float32) * 127.5 + 128).clamped(min: 0, max: 255).to(.uint8)
}

/// Writes pictures side by side as one PNG file.
///
/// - Parameters:
///   - samples: Pictures in −1…1, shape [N, 1 or 3, height, width].
///   - columns: Pictures across.
///   - path: The file.
/// - Throws: `GANError` with status 64 when the samples are no pictures, 73 when the file cannot be written.
func writePictures(_ samples: Tensor, columns: Int, to path: String) throws {
    let shape = samples.shape
    guard shape.count == 4, shape[1] == 1 || shape[1] == 3 else {
        throw GANError(
            .usage,
            "samples of shape \(Array(shape.dropFirst())) cannot be drawn as pictures, which have 1 or 3 channels")
    }
    try PNGFile.writeGrid(
        pictureBytes(samples).bytes(), count: shape[0], channels: shape[1], height: shape[2], width: shape[3],
        columns: columns, to: path)
}
