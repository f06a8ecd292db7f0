import GANBase

/// Writes a tar archive of POSIX's kind (ustar), which every tar reads.
///
/// Owners and times are zero, so that the same files make the same archive.
package struct TarWriter: ArchiveWriter {
    private let write: ([UInt8]) throws -> Void

    private static let largest = 0o77_777_777_777

    /// Begins an archive.
    ///
    /// - Parameter write: Takes the bytes of the archive, from front to back.
    package init(_ write: @escaping ([UInt8]) throws -> Void) {
        self.write = write
    }

    package mutating func add(_ name: String, _ bytes: [UInt8]) throws {
        guard name.utf8.count <= 100, bytes.count <= Self.largest else {
            throw GANError(.ourFault, "a file \(name) of \(bytes.count.grouped) bytes does not fit into a tar archive")
        }
        try write(Self.header(name, size: bytes.count))
        try write(bytes)
        let rest = bytes.count % TarHeader.size
        if rest > 0 {
            try write([UInt8](repeating: 0, count: TarHeader.size - rest))
        }
    }

    package mutating func finish() throws {
        try write([UInt8](repeating: 0, count: 2 * TarHeader.size))
    }

    private static func header(_ name: String, size: Int) -> [UInt8] {
        var header = ByteLayout()
        header.text(name, 100)
        // Mode, owner and group.
        header.octal(0o644, 8)
        header.octal(0, 8)
        header.octal(0, 8)
        header.octal(size, 12)
        header.octal(0, 12)
        // The checksum counts as spaces while it is computed.
        header.text("        ", 8)
        // A regular file, and no target of a link.
        header.text("0", 1)
        header.text("", 100)
        header.text("ustar", 6)
        header.text("00", 2)
        // Names of owner and group, device numbers, the beginning of a long path, and unused bytes.
        header.text("", 64)
        header.octal(0, 8)
        header.octal(0, 8)
        header.text("", 155 + 12)
        var checksum = ByteLayout()
        checksum.octal(header.bytes.reduce(0) { $0 + Int($1) }, 7)
        checksum.text(" ", 1)
        header.replace(at: 148, by: checksum)
        return header.bytes
    }
}
