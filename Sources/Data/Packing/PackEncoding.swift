package import GANBase
import GANTensors

/// What becomes of a picture's file when it is packed.
package struct PackEncoding: Sendable {
    /// The size that the picture is resized and cut to, as for training; its own size where `nil`.
    package let size: ImageSize?
    /// The new file's format; the file stays as it is where `nil`.
    package let format: ImageFormat?
    /// libjpeg's quality, 1 to 100.
    package let quality: Int

    /// Chooses.
    ///
    /// - Parameters:
    ///   - size: The size that pictures are resized and cut to.
    ///   - format: The format of the new files; PNG where they have to be written anew.
    ///   - quality: libjpeg's quality, 1 to 100.
    package init(size: ImageSize?, format: ImageFormat?, quality: Int) {
        self.size = size
        self.format = format ?? (size == nil ? nil : .png)
        self.quality = quality
    }

    /// The file to pack.
    ///
    /// Every picture is decoded, so that none which is damaged gets into an archive.
    ///
    /// - Parameter file: The bytes of a JPEG or PNG file.
    /// - Throws: `GANError` with status 65 and the reason alone when it cannot be read.
    package func encode(_ file: [UInt8]) throws -> (bytes: [UInt8], format: ImageFormat) {
        let header = try ImageHeader(ofEncoded: file)
        guard let format, !isFinished(header) else {
            // All of the file is read even at the smallest size.
            _ = try DecodedImage(decoding: file, ImageDecoding(shortestSide: 1))
            return (file, header.format)
        }
        let image = try DecodedImage(decoding: file)
        let picture = try size.map { try image.middle($0, filter: .bilinear) } ?? image
        switch format {
        case .jpeg: return (try JPEGFile.encode(picture, quality: quality), format)
        case .png: return (try PNGFile.encode(picture), format)
        }
    }

    /// Whether a file is already what it would become; a JPEG file would lose by being written again.
    private func isFinished(_ header: ImageHeader) -> Bool {
        guard header.format == format, header.colorType == ImageColor.rgb.rawValue, header.isUpright else {
            return false
        }
        return size.map { header.width == $0.width && header.height == $0.height } ?? true
    }
}
