import GANBase

/// Where the directory of a zip archive is, by the records at its end.
struct ZipDirectory {
    /// The bytes of the directory.
    let range: Range<Int>
    /// How many records it has.
    let count: Int

    private static let endSize = 22
    private static let longEndSize = 56
    private static let locatorSize = 20
    /// More files than this are refused: their list would fill gigabytes.
    private static let mostFiles = 1 << 24

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
        if let (long, longPosition) = try Self.findLongEnd(of: file, before: position) {
            disk = long.littleEndian(at: 16, 4) | long.littleEndian(at: 20, 4)
            count = long.littleEndian(at: 32, 8)
            size = long.littleEndian(at: 40, 8)
            start = long.littleEndian(at: 48, 8)
            limit = longPosition
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
        guard start <= limit, size == limit - start else {
            throw Self.damaged("its directory is not where its last bytes say")
        }
        range = start..<limit
        self.count = count
    }

    private static func damaged(_ words: String) -> GANError {
        GANError(.badData, "\(words): it is cut short or damaged; copy or download it again")
    }

    /// The end record: the last one whose comment reaches exactly to the end of the file.
    private static func findEnd(of file: ArchiveFile) throws -> (ByteFields, position: Int) {
        let first = max(0, file.size - endSize - 0xFFFF)
        let tail = try file.read(at: first, count: file.size - first)
        let fields = ByteFields(tail)
        var place = tail.count - endSize
        while place >= 0 {
            if fields.has([0x50, 0x4B, 5, 6], at: place),
                fields.littleEndian(at: place + 20, 2) == tail.count - place - endSize
            {
                return (ByteFields(Array(fields.slice(place, endSize))), first + place)
            }
            place -= 1
        }
        throw GANError(
            .badData,
            "the directory at its end is missing: it is cut short, or no zip archive; copy or download it again")
    }

    /// The end record of zip64, which a locator before the other one points to.
    private static func findLongEnd(
        of file: ArchiveFile, before position: Int
    ) throws -> (ByteFields, position: Int)? {
        let locator = ByteFields(try file.read(at: max(0, position - locatorSize), atMost: locatorSize))
        guard position >= locatorSize, locator.has([0x50, 0x4B, 6, 7], at: 0) else {
            return nil
        }
        let start = locator.littleEndian(at: 8, 8)
        guard start <= position - locatorSize - longEndSize else {
            throw damaged("its zip64 end record is not where its last bytes say")
        }
        let record = ByteFields(try file.read(at: start, count: longEndSize))
        guard record.has([0x50, 0x4B, 6, 6], at: 0) else {
            throw damaged("its zip64 end record is not where its last bytes say")
        }
        return (record, start)
    }
}
