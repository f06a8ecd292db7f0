import CImages
import GANBase

/// Writes JPEG files.
public enum JPEGFile {
    /// Encodes a picture, with colour planes of full size.
    ///
    /// - Parameters:
    ///   - image: The picture; sides up to 16,384 pixels.
    ///   - quality: libjpeg's quality, 1 to 100.
    /// - Returns: The bytes of a JPEG file.
    /// - Throws: `GANError` with status 70 when libjpeg refuses, in its words.
    public static func encode(_ image: DecodedImage, quality: Int = 95) throws -> [UInt8] {
        try encoded { bytes, count, message, room in
            ci_encode_jpeg(
                image.pixels, Int32(image.width), Int32(image.height), Int32(clamping: quality), &bytes, &count,
                message,
                room)
        }
    }
}
