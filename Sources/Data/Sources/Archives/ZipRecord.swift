import GANBase

/// A file as the directory of a zip archive describes it.
struct ZipRecord {
    let name: [UInt8]
    /// Sizes and the place of its header; the place of its contents is still to be found.
    private(set) var entry: ArchiveListing.Entry
    private let flags: Int
    private let method: Int
    private let mode: Int

    private static let methods = [
        1: "shrunk", 6: "imploded", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz", 99: "AES",
    ]

    /// What Unix's file modes call something else than a file.
    private static let otherKinds = [
        0x1000: "it is a pipe and no file",
        0x2000: "it is a device and no file", 0x6000: "it is a device and no file",
        0xC000: "it is a socket and no file", 0x4000: "it is a folder, though its name is that of a file",
    ]

    /// Pictures are compressed already: a large one of which deflating has left less than a hundredth is a bomb.
    private static let densest = 100
    private static let mostOfDense = 64 << 20

    /// Reads the next record.
    ///
    /// - Parameters:
    ///   - reader: Reads the directory.
    ///   - shift: How many bytes the file has before the archive, which places in it do not count.
    /// - Throws: `GANError` with status 65 and the reason alone when the directory is damaged.
    init(_ reader: inout ArchiveReader, shift: Int) throws {
        let fields = ByteFields(try reader.take(46))
        guard fields.has([0x50, 0x4B, 1, 2], at: 0) else {
            throw GANError(.badData, "a record of its directory is damaged; copy or download it again")
        }
        flags = fields.littleEndian(at: 8, 2)
        method = fields.littleEndian(at: 10, 2)
        mode = fields.littleEndian(at: 5, 1) == 3 ? fields.littleEndian(at: 40, 2) : 0
        name = try reader.take(fields.littleEndian(at: 28, 2))
        entry = ArchiveListing.Entry(
            name: 0, start: fields.littleEndian(at: 42, 4), storedSize: fields.littleEndian(at: 20, 4),
            size: fields.littleEndian(at: 24, 4), checksum: UInt32(truncatingIfNeeded: fields.littleEndian(at: 16, 4)),
            isDeflated: method == 8)
        let extra = ByteFields(try reader.take(fields.littleEndian(at: 30, 2)))
        reader.skip(fields.littleEndian(at: 32, 2))
        takeLongNumbers(extra, count: fields.littleEndian(at: 30, 2))
        entry.start = min(entry.start, .max - shift) + shift
    }

    /// Whether it is a symbolic link, as Unix's file modes have it.
    var isLink: Bool { mode & 0xF000 == 0xA000 }

    /// Whether it is a folder.
    var isFolder: Bool { name.last == UInt8(ascii: "/") }

    /// Why it cannot be read, or `nil`.
    func problem(directory: Int) -> String? {
        if let problem = ArchiveName.problem(name) { return problem }
        if flags & 0x2041 != 0 { return "it is encrypted; pack it without a password" }
        if let kind = Self.otherKinds[mode & 0xF000] { return kind }
        guard method == 0 || method == 8 else {
            return "it is compressed by \(Self.methods[method] ?? "method \(method)"), which GANKit does not read; "
                + "pack it stored or deflated"
        }
        guard let lie = lie(directory: directory) else { return nil }
        return lie + "; it is damaged or made to harm, pack it anew"
    }

    /// What cannot be true of its sizes and its place, or `nil`.
    private func lie(directory: Int) -> String? {
        guard entry.size <= ArchiveListing.largestPicture else {
            return "it says it has \(entry.size.grouped) bytes, more than a picture can have"
        }
        guard entry.isDeflated || entry.size == entry.storedSize else {
            return "it is stored, but its two sizes differ: \(entry.storedSize.grouped) and \(entry.size.grouped) bytes"
        }
        guard entry.start <= directory, entry.storedSize <= directory - entry.start else {
            return "its bytes would reach into the archive's directory"
        }
        guard entry.size / Inflater.largestRatio <= entry.storedSize else {
            return "\(entry.storedSize.grouped) bytes cannot hold the \(entry.size.grouped) that it says it has"
        }
        guard entry.size <= Self.mostOfDense || entry.size / Self.densest <= entry.storedSize else {
            return "its \(entry.storedSize.grouped) bytes would become \(entry.size.grouped)"
        }
        return nil
    }

    /// Numbers of 64 bits stand in an extra field, in this order, for those that say 0xFFFFFFFF.
    private mutating func takeLongNumbers(_ extra: ByteFields, count: Int) {
        var place = 0
        while place + 4 <= count {
            let length = extra.littleEndian(at: place + 2, 2)
            if extra.littleEndian(at: place, 2) == 1 {
                var next = place + 4
                for number in [\ArchiveListing.Entry.size, \.storedSize, \.start]
                where entry[keyPath: number] == 0xFFFF_FFFF && next + 8 <= place + 4 + length {
                    entry[keyPath: number] = extra.littleEndian(at: next, 8)
                    next += 8
                }
                return
            }
            place += 4 + length
        }
    }
}
