import GANBase

/// What was found out about one picture.
package struct ImageFinding: Sendable {
    /// What its header says.
    package let header: ImageHeader
    /// The length of its file in bytes.
    package let byteCount: Int

    /// How closely a picture is looked at.
    package enum Effort: Sendable {
        /// Its header is read.
        case header
        /// All of its file is decoded.
        case pixels
    }

    /// Enough for the header of most pictures; some cameras put previews and profiles before it.
    private static let beginning = 1 << 16

    /// Looks at a picture.
    ///
    /// - Parameters:
    ///   - index: The picture's number.
    ///   - collection: The pictures.
    ///   - effort: How closely.
    /// - Throws: `GANError` with status 65 and the reason alone when it cannot be read.
    init(at index: Int, of collection: any EncodedImageCollection, effort: Effort) throws {
        if effort == .header, let peekable = collection as? any PeekableImageCollection,
            let header = try? ImageHeader(ofEncoded: peekable.beginning(at: index, atMost: Self.beginning))
        {
            self.header = header
            byteCount = try peekable.byteCount(at: index)
            return
        }
        let bytes = try collection.bytes(at: index)
        header = try ImageHeader(ofEncoded: bytes)
        byteCount = bytes.count
        if effort == .pixels {
            // At the smallest size: all of the file is read, and damage shows as it would at the full one.
            _ = try DecodedImage(decoding: bytes, ImageDecoding(shortestSide: 1))
        }
    }
}
