import CImages
import GANBase

/// Writes PNG files.
public enum PNGFile {
    /// Encodes a picture, losslessly.
    ///
    /// - Parameters:
    ///   - image: The picture; sides up to 16,384 pixels.
    ///   - level: zlib's effort, 0 to 9.
    /// - Returns: The bytes of a PNG file.
    /// - Throws: `GANError` with status 70 when libpng refuses, in its words.
    public static func encode(_ image: DecodedImage, level: Int = 6) throws -> [UInt8] {
        try encoded { bytes, count, message, room in
            ci_encode_png(
                image.pixels, Int32(image.width), Int32(image.height), Int32(clamping: level), &bytes, &count, message,
                room)
        }
    }

    /// Writes a picture as a PNG file, aside and then renamed, so that nobody ever sees half of it.
    ///
    /// - Parameters:
    ///   - image: The picture.
    ///   - path: The file; folders above it are made.
    /// - Throws: `GANError` with status 73 when the file cannot be written.
    public static func write(_ image: DecodedImage, to path: String) throws {
        try WholeFile.write(encode(image), to: path)
    }

    /// Writes samples side by side as one PNG file, row by row from the top left.
    ///
    /// - Parameters:
    ///   - pixels: The samples as uint8, shape [count, channels, height, width], contiguous.
    ///   - count: Samples; 1 or more. The last row of the grid may be short.
    ///   - channels: 3 for RGB, 1 for grey.
    ///   - height: Rows of a sample.
    ///   - width: Pixels in a row of a sample.
    ///   - columns: Samples in a row of the grid.
    ///   - gap: Pixels between samples and around the grid, in white.
    ///   - path: The file; folders above it are made.
    /// - Throws: `GANError` with status 73 when the file cannot be written, 70 when the numbers do not fit together.
    public static func writeGrid(
        _ pixels: [UInt8], count: Int, channels: Int = 3, height: Int, width: Int, columns: Int, gap: Int = 2,
        to path: String
    ) throws {
        try write(
            grid(pixels, count: count, channels: channels, height: height, width: width, columns: columns, gap: gap),
            to: path)
    }

    /// Lays samples side by side as one picture; the parameters are those of
    /// ``writeGrid(_:count:channels:height:width:columns:gap:to:)``.
    public static func grid(
        _ pixels: [UInt8], count: Int, channels: Int = 3, height: Int, width: Int, columns: Int, gap: Int = 2
    ) throws -> DecodedImage {
        guard count >= 1, channels == 1 || channels == 3, height >= 1, width >= 1, columns >= 1, gap >= 0,
            pixels.count == count * channels * height * width
        else {
            throw GANError(
                .ourFault,
                "\(pixels.count) bytes are no grid of \(count) samples of shape [\(channels), \(height), \(width)] "
                    + "in \(columns) columns")
        }
        let usedColumns = min(columns, count)
        let rows = (count + usedColumns - 1) / usedColumns
        let gridWidth = usedColumns * (width + gap) + gap
        let gridHeight = rows * (height + gap) + gap
        var target = [UInt8](repeating: 255, count: 3 * gridWidth * gridHeight)
        pixels.withUnsafeBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                for sample in 0..<count {
                    let left = gap + sample % usedColumns * (width + gap)
                    let top = gap + sample / usedColumns * (height + gap)
                    for y in 0..<height {
                        let start = 3 * ((top + y) * gridWidth + left)
                        for channel in 0..<3 {
                            let plane = sample * channels + (channels == 3 ? channel : 0)
                            let row = (plane * height + y) * width
                            for x in 0..<width {
                                target[start + 3 * x + channel] = source[row + x]
                            }
                        }
                    }
                }
            }
        }
        return try DecodedImage(width: gridWidth, height: gridHeight, pixels: target)
    }
}

/// Runs an encoder of CImages and copies what it made.
func encoded(
    _ body: (
        _ bytes: inout UnsafeMutablePointer<UInt8>?, _ count: inout Int, _ message: UnsafeMutablePointer<CChar>?,
        _ room: Int
    ) -> Int32
) throws -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    try callingImages(.ourFault) { body(&bytes, &count, $0, $1) }
    defer { ci_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
}
