/// Pictures that are whole JPEG or PNG files, in a folder or an archive.
public protocol EncodedImageCollection: ImageCollection {
    /// The encoded picture, a whole JPEG or PNG file.
    ///
    /// - Parameter index: A number in `0 ..< count`.
    /// - Throws: `GANError` with status 65 when it cannot be read; the message is the reason alone, without the name.
    func bytes(at index: Int) throws -> [UInt8]
}

extension EncodedImageCollection {
    /// Reads and decodes a picture.
    public func image(at index: Int, decoding: ImageDecoding) throws -> DecodedImage {
        try DecodedImage(decoding: bytes(at: index), decoding)
    }
}
