import GANBase

/// The header before the contents of a file in a zip archive, with the first bytes of the contents.
struct ZipLocalHeader {
    /// The first byte of the contents.
    let data: Int
    /// The first 16 bytes of the contents, decompressed.
    let beginning: [UInt8]

    /// Enough compressed bytes for the first 16 bytes, code tables included.
    private static let peeked = 512

    /// Reads the header.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    init(of entry: ArchiveListing.Entry, in file: ArchiveFile) throws {
        let start = try file.read(at: entry.start, atMost: 30 + 256 + Self.peeked)
        let fields = ByteFields(start)
        guard start.count >= 30, fields.has([0x50, 0x4B, 3, 4], at: 0) else {
            throw GANError(
                .badData,
                "its header is not where the directory says: the archive is damaged; copy or download it again")
        }
        let header = 30 + fields.littleEndian(at: 26, 2) + fields.littleEndian(at: 28, 2)
        data = entry.start + header
        guard entry.storedSize <= file.size, data <= file.size - entry.storedSize else {
            throw GANError(.badData, "it would reach beyond the end of the archive; copy or download that again")
        }
        let wanted = min(entry.storedSize, Self.peeked)
        let stored =
            header + wanted <= start.count
            ? Array(fields.slice(header, wanted)) : try file.read(at: data, count: wanted)
        let limit = min(16, entry.size)
        beginning =
            entry.isDeflated && limit > 0
            ? try Inflater.beginning(of: stored, limit: limit) : Array(stored.prefix(limit))
    }
}
