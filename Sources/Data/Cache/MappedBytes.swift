import Foundation
import GANBase

/// A file's bytes as memory, read by the system as they are touched.
final class MappedBytes: Sendable {
    // Never written to, and unmapped when nobody holds this value any more.
    nonisolated(unsafe) private let start: UnsafeMutableRawPointer
    private let count: Int

    /// Maps a file.
    ///
    /// - Parameters:
    ///   - path: The file; nobody may shorten it while it is mapped.
    ///   - count: Its length, 1 or more.
    /// - Throws: `GANError` with status 65 and the reason alone.
    init(_ path: String, count: Int) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw GANError(.badData, SystemFile.systemWords(errno))
        }
        defer { close(descriptor) }
        guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED else {
            throw GANError(.badData, "it cannot be mapped: \(SystemFile.systemWords(errno))")
        }
        self.start = start
        self.count = count
    }

    deinit {
        munmap(start, count)
    }

    /// The bytes, as long as this value lives.
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
    }
}
