import Foundation
import GANBase

/// A whole file of decoded pictures: pixels, then an index, then a footer.
///
/// Only a whole file has its name (``DecodedFileWriter`` renames it at the end), and GANKit never changes it. Somebody else may
/// shorten it at any time, by a copy that was broken off or a disk that was cleared; so it is read and not mapped, because
/// touching what a mapped file has lost ends the program.
final class DecodedFile: Sendable {
    /// Where a picture is.
    struct Entry: Sendable {
        /// Its first byte.
        var offset: UInt64 = 0
        /// Its size; 0×0 for a picture that could not be decoded.
        var width: UInt32 = 0
        var height: UInt32 = 0
        /// The CRC-32 of its pixels.
        var checksum: UInt32 = 0

        static let size = 20
        /// Its sides are at most 16,384 pixels, or the file is damaged.
        var byteCount: UInt64 {
            width <= 16_384 && height <= 16_384 ? 3 * UInt64(width) * UInt64(height) : .max
        }
    }

    /// "GANpix" and the version of the layout.
    static let mark: [UInt8] = Array("GANpix01".utf8)
    /// The mark, the number of pictures, the place of the index, and its CRC-32.
    static let footerSize = 8 + 8 + 8 + 4

    private let file: ArchiveFile
    private let entries: [Entry]

    /// Opens a file.
    ///
    /// - Parameter count: How many pictures it must have.
    /// - Throws: `GANError` with status 66 when there is none, 65 when it is not whole; the message is the reason alone.
    init(_ path: String, count: Int) throws {
        file = try ArchiveFile(path)
        let footer = ByteFields(try file.read(at: file.size - Self.footerSize, count: Self.footerSize))
        let indexStart = footer.littleEndian(at: 16, 8)
        let indexSize = count * Entry.size
        guard Array(footer.slice(0, 8)) == Self.mark, footer.littleEndian(at: 8, 8) == count,
            indexStart == file.size - Self.footerSize - indexSize
        else {
            throw GANError(.badData, "it is not whole, or of another version")
        }
        let index = try file.read(at: indexStart, count: indexSize)
        guard Int(Inflater.checksum(index)) == footer.littleEndian(at: 24, 4) else {
            throw GANError(.badData, "the checksum of its index is wrong")
        }
        let fields = ByteFields(index)
        entries = (0..<count).map { number in
            let place = number * Entry.size
            return Entry(
                offset: UInt64(fields.littleEndian(at: place, 8)),
                width: UInt32(fields.littleEndian(at: place + 8, 4)),
                height: UInt32(fields.littleEndian(at: place + 12, 4)),
                checksum: UInt32(fields.littleEndian(at: place + 16, 4)))
        }
        guard entries.allSatisfy({ $0.offset <= indexStart && $0.byteCount <= UInt64(indexStart) - $0.offset }) else {
            throw GANError(.badData, "its index points outside")
        }
    }

    /// A picture; `nil` when the file has none under this number.
    ///
    /// - Parameter isChecked: Whether the checksum is compared first.
    /// - Throws: `GANError` with status 65 when the file has become shorter, or the checksum is wrong.
    func picture(at index: Int, isChecked: Bool) throws -> DecodedImage? {
        let entry = entries[index]
        guard entry.width > 0, entry.height > 0 else {
            return nil
        }
        let pixels = try file.read(at: Int(entry.offset), count: Int(entry.byteCount))
        guard !isChecked || Inflater.checksum(pixels) == entry.checksum else {
            throw GANError(.badData, "the checksum of a picture is wrong")
        }
        return try DecodedImage(width: Int(entry.width), height: Int(entry.height), pixels: pixels)
    }
}
