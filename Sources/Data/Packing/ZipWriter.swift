import GANBase

/// Writes a zip archive whose files are stored, not compressed: pictures are compressed already.
///
/// The records of zip64 are written only where a number needs them. All times are the earliest that the format knows, so
/// that the same files make the same archive.
package struct ZipWriter: ArchiveWriter {
    private let write: ([UInt8]) throws -> Void
    private var position: Int
    private var directory = ByteLayout()
    private var count = 0

    /// Stands for a number that is found in a record of zip64.
    private static let elsewhere = 0xFFFF_FFFF
    private static let manyElsewhere = 0xFFFF
    /// 1 January 1980.
    private static let date = 1 << 5 | 1
    /// Version 2.0 of the format, and 4.5, which has zip64; 3 is for file modes as Unix has them.
    private static let plainVersion = 20
    private static let longVersion = 45
    private static let unix = 3 << 8

    /// Begins an archive.
    ///
    /// - Parameters:
    ///   - start: How many bytes the file has before the archive.
    ///   - write: Takes the bytes of the archive, from front to back.
    package init(start: Int = 0, _ write: @escaping ([UInt8]) throws -> Void) {
        self.write = write
        position = start
    }

    package mutating func add(_ name: String, _ bytes: [UInt8]) throws {
        guard name.utf8.count <= 100, bytes.count < Self.elsewhere else {
            throw GANError(.ourFault, "a file \(name) of \(bytes.count.grouped) bytes does not fit into a zip archive")
        }
        let start = position
        var common = ByteLayout()
        // Flags, method, time, date, checksum, both sizes, the name's length.
        common.littleEndian((0, 2), (0, 2), (0, 2), (Self.date, 2), (Int(Inflater.checksum(bytes)), 4))
        common.littleEndian((bytes.count, 4), (bytes.count, 4), (name.utf8.count, 2))
        var header = ByteLayout()
        header.littleEndian((0x0403_4B50, 4), (Self.plainVersion, 2))
        try send(header.bytes + common.bytes + [0, 0] + name.utf8)
        try send(bytes)
        addRecord(name, common, start: start)
        count += 1
    }

    package mutating func finish() throws {
        let (start, size) = (position, directory.bytes.count)
        try send(directory.bytes)
        var end = ByteLayout()
        let isLong = start >= Self.elsewhere || size >= Self.elsewhere || count >= Self.manyElsewhere
        if isLong {
            let longEnd = position
            // The bytes that follow, versions, disks, counts, then the directory's size and place.
            end.littleEndian((0x0606_4B50, 4), (44, 8), (Self.unix | Self.longVersion, 2), (Self.longVersion, 2))
            end.littleEndian((0, 4), (0, 4), (count, 8), (count, 8), (size, 8), (start, 8))
            end.littleEndian((0x0706_4B50, 4), (0, 4), (longEnd, 8), (1, 4))
        }
        let shortCount = min(count, Self.manyElsewhere)
        end.littleEndian((0x0605_4B50, 4), (0, 2), (0, 2), (shortCount, 2), (shortCount, 2))
        end.littleEndian((min(size, Self.elsewhere), 4), (min(start, Self.elsewhere), 4), (0, 2))
        try send(end.bytes)
    }

    private mutating func addRecord(_ name: String, _ common: ByteLayout, start: Int) {
        let isFar = start >= Self.elsewhere
        var record = ByteLayout()
        record.littleEndian(
            (0x0201_4B50, 4), (Self.unix | Self.plainVersion, 2), (isFar ? Self.longVersion : Self.plainVersion, 2))
        directory.append(record)
        directory.append(common)
        // The extra field's and the comment's length, the disk, kinds of contents, the file's mode, its place.
        directory.littleEndian((isFar ? 12 : 0, 2), (0, 2), (0, 2), (0, 2), (0o100644 << 16, 4))
        directory.littleEndian((isFar ? Self.elsewhere : start, 4))
        directory.text(name, name.utf8.count)
        if isFar {
            directory.littleEndian((1, 2), (8, 2), (start, 8))
        }
    }

    private mutating func send(_ bytes: [UInt8]) throws {
        try write(bytes)
        position += bytes.count
    }
}
