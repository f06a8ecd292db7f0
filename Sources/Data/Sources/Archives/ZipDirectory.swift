import GANBase

/// Where the directory of a zip archive is, by the records at its end.
struct ZipDirectory {
    /// The bytes of the directory.
    let range: Range<Int>
    /// Bytes before the archive, which places in it do not count: a program that unpacks it.
    let shift: Int
    /// How many records it says it has.
    let count: Int
    /// Whether the number has 64 bits.
    private let isLong: Bool

    private static let endSize = 22
    private static let longEndSize = 56
    private static let locatorSize = 20
    private static let mark: [UInt8] = [0x50, 0x4B, 5, 6]
    /// More files than this are refused: their list would fill gigabytes.
    private static let mostFiles = 1 << 24
    /// How far from the end of the file that of the archive is looked for: behind it there may be a comment, or something
    /// that a download or a copy has put there.
    private static let tailSize = 1 << 20

    /// Finds the directory.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    init(of file: ArchiveFile) throws {
        let (end, position) = try Self.findEnd(of: file)
        var (disk, count, size, start) = (
            end.littleEndian(at: 4, 2) | end.littleEndian(at: 6, 2), end.littleEndian(at: 10, 2),
            end.littleEndian(at: 12, 4), end.littleEndian(at: 16, 4)
        )
        var limit = position
        // Some tools write the long record without need, and then the short one has real numbers, too.
        let long = try Self.findLongEnd(of: file, before: position)
        if let long {
            disk = long.record.littleEndian(at: 16, 4) | long.record.littleEndian(at: 20, 4)
            count = long.record.littleEndian(at: 32, 8)
            size = long.record.littleEndian(at: 40, 8)
            start = long.record.littleEndian(at: 48, 8)
            limit = long.position
        }
        guard disk == 0 else {
            throw GANError(.badData, "it is one part of an archive in several; join the parts first")
        }
        guard count <= Self.mostFiles else {
            throw GANError(
                .badData,
                "it says it has \(count.grouped) files, more than the \(Self.mostFiles.grouped) that are read; pack them "
                    + "as several tar archives")
        }
        guard start <= limit, size <= limit - start else {
            throw Self.damaged("its directory is not where its last bytes say")
        }
        let shift = limit - size - start
        guard long == nil || long?.shift == shift else { throw Self.lostLongEnd }
        guard try shift == 0 || Self.hasProgram(file) else {
            throw Self.damaged("its directory is not where its last bytes say")
        }
        self.shift = shift
        range = start + shift..<limit
        self.count = count
        isLong = long != nil
    }

    /// Whether the directory may have so many records: old tools count from 0 again after 65,535.
    func isCount(_ number: Int) -> Bool {
        isLong ? number == count : number & 0xFFFF == count
    }

    private static var lostLongEnd: GANError { damaged("its zip64 end record is not where its last bytes say") }

    private static func damaged(_ words: String) -> GANError {
        GANError(.badData, "\(words): it is cut short or damaged; copy or download it again")
    }

    /// Whether something stands before the archive.
    ///
    /// What begins as an archive has lost bytes or has too many, and a place in
    /// it could be anywhere.
    private static func hasProgram(_ file: ArchiveFile) throws -> Bool {
        try ArchiveKind(recognising: file.read(at: 0, atMost: 4)) != .zip
    }

    /// The end record: the last one whose comment reaches exactly to the end of the file, or else the last one that has a
    /// directory before it and no more of an archive behind it.
    private static func findEnd(of file: ArchiveFile) throws -> (ByteFields, position: Int) {
        let first = max(0, file.size - tailSize)
        let tail = try file.read(at: first, count: file.size - first)
        let fields = ByteFields(tail)
        var candidate: (ByteFields, position: Int)?
        // Parts of an archive behind an end record mean that it is that of another archive, inside this one.
        var hasPartsBehind = false
        for place in stride(from: tail.count - endSize, through: 0, by: -1)
        where tail[place] == mark[0] && tail[place + 1] == mark[1] {
            let mayReachEnd = tail.count - place - endSize <= 0xFFFF
            guard mayReachEnd || candidate == nil && !hasPartsBehind else { break }
            guard fields.has(mark, at: place) else {
                hasPartsBehind =
                    hasPartsBehind || fields.has([0x50, 0x4B, 1, 2], at: place)
                    || fields.has([0x50, 0x4B, 3, 4], at: place)
                continue
            }
            let end = (ByteFields(Array(fields.slice(place, endSize))), first + place)
            if fields.littleEndian(at: place + 20, 2) == tail.count - place - endSize { return end }
            if candidate == nil, !hasPartsBehind { candidate = end }
        }
        if let candidate { return candidate }
        throw GANError(
            .badData,
            "the directory at its end is missing: it is cut short, or no zip archive; copy or download it again")
    }

    /// The end record of zip64, which a locator before the other one points to, and the bytes before the archive by what the
    /// locator says.
    private static func findLongEnd(
        of file: ArchiveFile, before position: Int
    ) throws -> (record: ByteFields, position: Int, shift: Int)? {
        let locator = ByteFields(try file.read(at: max(0, position - locatorSize), atMost: locatorSize))
        guard position >= locatorSize, locator.has([0x50, 0x4B, 6, 7], at: 0) else {
            return nil
        }
        let start = locator.littleEndian(at: 8, 8)
        let usual = position - locatorSize - longEndSize
        for place in [start, usual] where place >= start && place <= usual {
            let record = ByteFields(try file.read(at: place, count: longEndSize))
            if record.has([0x50, 0x4B, 6, 6], at: 0) { return (record, place, place - start) }
        }
        throw lostLongEnd
    }
}
