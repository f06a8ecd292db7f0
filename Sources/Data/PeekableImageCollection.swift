/// Picture files that need not be read whole.
protocol PeekableImageCollection: EncodedImageCollection {
    /// The length of a picture's file in bytes.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    func byteCount(at index: Int) throws -> Int

    /// The first bytes of a picture's file; all of them where there are fewer.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    func beginning(at index: Int, atMost limit: Int) throws -> [UInt8]
}
