import CZlib
import GANBase

/// Decompression and checksums by zlib.
enum Inflater {
    /// What is around the compressed bytes.
    enum Wrapping: Int32 {
        /// Nothing, as in zip archives.
        case none = -15
        /// The header and checksum of a gzip file.
        case gzip = 31
    }

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
            throw GANError(.badData, "more than the \(size.grouped) bytes come out that it should have")
        }
        guard isEnded else {
            throw GANError(.badData, "its compressed bytes end too early")
        }
        guard result.count == size else {
            throw GANError(
                .badData, "\(result.count.grouped) bytes come out instead of the \(size.grouped) it should have")
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
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }

    private static func run(
        _ bytes: [UInt8], room: Int, _ wrapping: Wrapping
    ) throws -> (result: [UInt8], isEnded: Bool) {
        guard bytes.count <= Int(UInt32.max), room <= Int(UInt32.max) else {
            throw GANError(.badData, "it is larger than 4 GB")
        }
        var stream = z_stream()
        guard
            inflateInit2_(&stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else {
            throw GANError(.ourFault, "zlib cannot start")
        }
        defer { inflateEnd(&stream) }
        var status = Z_OK
        let result = bytes.withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: room) { target, count in
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(room)
                status = CZlib.inflate(&stream, Z_SYNC_FLUSH)
                count = room - Int(stream.avail_out)
            }
        }
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            let words = stream.msg.map { String(cString: $0) } ?? "zlib's error \(status)"
            throw GANError(.badData, "its compressed bytes are damaged: \(words)")
        }
        return (result, status == Z_STREAM_END)
    }
}
