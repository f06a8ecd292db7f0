import GANBase

/// Reads an ``ArchiveFile`` from front to back, in large pieces.
struct ArchiveReader {
    /// The position of the next byte in the file.
    private(set) var offset: Int
    private let file: ArchiveFile
    private let end: Int
    private var buffer: [UInt8] = []
    private var bufferStart = 0

    private static let pieceSize = 1 << 20

    /// Starts.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - range: The bytes to read; they may lie beyond the file's end, where reading throws.
    init(_ file: ArchiveFile, _ range: Range<Int>) {
        self.file = file
        offset = range.lowerBound
        end = range.upperBound
    }

    /// Whether all bytes are read.
    var isAtEnd: Bool { offset >= end }

    /// Passes over bytes without reading them.
    mutating func skip(_ count: Int) {
        offset += min(max(0, count), end - offset)
    }

    /// The next bytes.
    ///
    /// - Parameter count: How many; up to a few thousand.
    /// - Throws: `GANError` with status 65 when there are not as many.
    mutating func take(_ count: Int) throws -> [UInt8] {
        guard count >= 0, count <= end - offset else {
            throw GANError(.badData, "it ends too early")
        }
        if offset < bufferStart || offset + count > bufferStart + buffer.count {
            buffer = try file.read(at: offset, atMost: min(max(count, Self.pieceSize), end - offset))
            bufferStart = offset
        }
        guard buffer.count - (offset - bufferStart) >= count else {
            throw GANError(.badData, "it ends too early")
        }
        let start = offset - bufferStart
        offset += count
        return Array(buffer[start..<start + count])
    }
}
