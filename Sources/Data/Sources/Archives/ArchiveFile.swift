import Foundation
import GANBase

/// A file that is read in place, from any position and by several threads at once.
final class ArchiveFile: Sendable {
    /// The path, for messages and to open the file again.
    let path: String
    /// Its length when it was opened first.
    let size: Int
    /// The descriptor while the file is kept open.
    private let kept: Int32?

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - isKeptOpen: Whether it stays open; where there are more files than a process may have open, each read opens
    ///     its file anew.
    /// - Throws: `GANError` with status 66 and the reason alone.
    init(_ path: String, isKeptOpen: Bool = true) throws {
        self.path = path
        let (descriptor, size) = try Self.open(path, status: .missingInput)
        self.size = size
        kept = isKeptOpen ? descriptor : nil
        if !isKeptOpen {
            close(descriptor)
        }
    }

    deinit {
        if let kept {
            close(kept)
        }
    }

    /// Reads bytes that the file must have.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    func read(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count >= 0, count <= size, offset <= size - count else {
            throw GANError(.badData, "it would reach beyond the end of the file")
        }
        let bytes = try read(at: offset, atMost: count)
        guard bytes.count == count else {
            throw GANError(.badData, "the file has become shorter since it was listed")
        }
        return bytes
    }

    /// Reads bytes, fewer where the file ends before.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    func read(at offset: Int, atMost limit: Int) throws -> [UInt8] {
        let wanted = max(0, min(limit, size - offset))
        guard wanted > 0, offset >= 0 else {
            return []
        }
        return try withDescriptor { descriptor in
            try [UInt8](unsafeUninitializedCapacity: wanted) { room, count in
                while count < wanted {
                    let taken = pread(
                        descriptor, room.baseAddress.map { $0 + count }, wanted - count, off_t(offset + count))
                    if taken < 0 && errno == EINTR { continue }
                    guard taken >= 0 else {
                        throw GANError(.badData, SystemFile.whyUnreadable(errno))
                    }
                    if taken == 0 { break }
                    count += taken
                }
            }
        }
    }

    private func withDescriptor<Result>(_ body: (Int32) throws -> Result) throws -> Result {
        if let kept {
            return try body(kept)
        }
        let (descriptor, size) = try Self.open(path, status: .badData)
        defer { close(descriptor) }
        guard size == self.size else {
            throw GANError(.badData, "the file has another length since it was listed")
        }
        return try body(descriptor)
    }

    private static func open(_ path: String, status: ExitStatus) throws -> (descriptor: Int32, size: Int) {
        // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
        let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            throw GANError(
                status, status == .badData ? SystemFile.whyUnreadable(code) : SystemFile.whyUnopened(code))
        }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw GANError(status, "it is not a regular file")
        }
        return (descriptor, Int(information.st_size))
    }
}
