/// Writes an archive from front to back.
package protocol ArchiveWriter {
    /// Appends a file.
    ///
    /// - Parameters:
    ///   - name: Its name: ASCII, at most 100 bytes, parts separated by "/".
    ///   - bytes: Its contents.
    /// - Throws: What the archive's destination throws, and `GANError` with status 70 for what the format cannot hold.
    mutating func add(_ name: String, _ bytes: [UInt8]) throws

    /// Appends what stands at an archive's end; nothing can be added after that.
    mutating func finish() throws
}
