import GANData
import GANMetrics
import GANTensors

/// Writes pictures side by side as one PNG file.
///
/// - Parameters:
///   - samples: Pictures in −1…1, shape [N, 1 or 3, height, width].
///   - columns: Pictures across.
///   - path: The file.
/// - Throws: `GANError` with status 64 when the samples are no pictures or too many for one file, 73 when the file cannot
///   be written.
func writePictures(_ samples: Tensor, columns: Int, to path: String) throws {
    try requirePictures(Array(samples.shape.dropFirst()))
    try requireGrid(count: samples.shape[0], of: samples.shape, columns: columns)
    try PNGFile.write(pictureGrid(samples, columns: columns), to: path)
}

/// Pictures side by side as one.
///
/// - Parameters:
///   - samples: Pictures in −1…1, shape [N, 1 or 3, height, width].
///   - columns: Pictures across.
///   - gap: White pixels between pictures and around them.
func pictureGrid(_ samples: Tensor, columns: Int, gap: Int = 2) throws -> DecodedImage {
    let shape = samples.shape
    return try PNGFile.grid(
        samples.pictureBytes().bytes(), count: shape[0], channels: shape[1], height: shape[2], width: shape[3],
        columns: columns, gap: gap)
}

/// Objects to samples that are no pictures.
///
/// - Parameter shape: The shape of one sample.
func requirePictures(_ shape: [Int]) throws {
    guard arePictures(shape) else {
        throw GANError(
            .usage,
            "samples of shape \(shape) cannot be drawn as pictures, which have 1 or 3 channels, rows and columns; write them to a .npy or .safetensors file"
        )
    }
}

/// Whether samples can be drawn as pictures.
///
/// - Parameter shape: The shape of one sample.
func arePictures(_ shape: [Int]) -> Bool { shape.count == 3 && (shape[0] == 1 || shape[0] == 3) }

/// Objects to a grid that is larger than picture files are here, before its pictures are made.
///
/// - Parameters:
///   - count: How many pictures.
///   - shape: Their shape, which ends with height and width.
///   - columns: Pictures across.
func requireGrid(count: Int, of shape: [Int], columns: Int) throws {
    let across = min(max(columns, 1), max(count, 1))
    let down = (count + across - 1) / across
    let sides = zip([across, down], shape.suffix(2).reversed()).map { number, side in
        number.multipliedReportingOverflow(by: side + 2)
    }
    let (width, height) = (sides[0].partialValue, sides[1].partialValue)
    guard !sides[0].overflow, !sides[1].overflow, max(width, height) + 2 <= 16_384, width * height <= 60_000_000 else {
        throw GANError(
            .usage,
            "\(count.grouped) pictures of \(shape.suffix(2).reversed().map { "\($0)" }.joined(separator: "×")) pixels in \(across.grouped) columns make no picture of 16,384 pixels at most each way and 60 million in all; take fewer, or a folder instead of one file"
        )
    }
}
