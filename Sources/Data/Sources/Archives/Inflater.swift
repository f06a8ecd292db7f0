import CImages
import GANBase

/// Decompression and checksums by zlib.
enum Inflater {
    /// What is around the compressed bytes.
    enum Wrapping: Int32 {
        /// Nothing, as in zip archives.
        case none = -15
        /// The header and checksum of a gzip file, or several such files one after the other.
        case gzip = 31
    }

    private static let advice = ": the file is damaged; copy or download it again"

    /// zlib's best ratio: no deflated byte stands for more.
    static let largestRatio = 1032

    /// Decompresses everything.
    ///
    /// - Parameters:
    ///   - bytes: The compressed bytes.
    ///   - size: How many bytes must come out.
    ///   - wrapping: What is around them.
    /// - Throws: `GANError` with status 65, also when more or fewer bytes come out.
    static func inflate(_ bytes: [UInt8], size: Int, _ wrapping: Wrapping = .none) throws -> [UInt8] {
        // One byte more: zlib looks for the end of the stream only where there is room.
        var (result, isEnded) = try run(bytes, room: size + 1, wrapping)
        guard result.count <= size else {
            throw GANError(.badData, "more than the \(size.grouped) bytes come out that it should have\(advice)")
        }
        guard isEnded else {
            throw GANError(.badData, "its compressed bytes end too early\(advice)")
        }
        guard result.count == size else {
            throw GANError(
                .badData,
                "\(result.count.grouped) bytes come out instead of the \(size.grouped) it should have\(advice)")
        }
        result.reserveCapacity(0)
        return result
    }

    /// Decompresses the beginning.
    ///
    /// - Throws: `GANError` with status 65 when that is damaged.
    static func beginning(of bytes: [UInt8], limit: Int, _ wrapping: Wrapping = .none) throws -> [UInt8] {
        try run(bytes, room: limit, wrapping).result
    }

    /// The CRC-32 that zip archives keep.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer(checksum)
    }

    /// The CRC-32 of bytes that somebody else keeps.
    static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        ci_checksum(bytes.baseAddress, bytes.count)
    }

    private static func run(
        _ bytes: [UInt8], room: Int, _ wrapping: Wrapping
    ) throws -> (result: [UInt8], isEnded: Bool) {
        var ended: Int32 = 0
        let result = try bytes.withUnsafeBufferPointer { source in
            try [UInt8](unsafeUninitializedCapacity: room) { target, count in
                try callingImages(.badData) {
                    ci_inflate(
                        source.baseAddress, source.count, wrapping.rawValue, target.baseAddress, room, &count, &ended,
                        $0,
                        $1)
                }
            }
        }
        return (result, ended != 0)
    }
}
