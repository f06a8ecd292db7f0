package import Foundation

/// A file that is opened for reading in a folder that may have come from somebody else.
///
/// There a name may stand for a link to a private file, a pipe that nobody writes to, or a device that never ends. Only
/// a regular file is opened; what is read is bounded by the length that it has when it is open.
package final class RegularFile {
    /// Where it is.
    package let path: String
    /// Its length in bytes when it was opened.
    package let size: Int
    /// The open file.
    package let descriptor: Int32

    /// Opens a file for reading.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - followsLinks: Whether the last part of the path may be a link: for files that the user named, not for those
    ///     that a folder has by itself.
    /// - Throws: `GANError` with status 66 when there is none, 65 when it cannot be read or is no regular file.
    package init(_ path: String, followsLinks: Bool = false) throws {
        if let stranger = Self.stranger(at: path, followsLinks: followsLinks) { throw GANError(.badData, stranger) }
        // The name may be another thing's by now; opening a pipe would wait for ever.
        let links = followsLinks ? 0 : O_NOFOLLOW
        let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | links)
        guard descriptor >= 0 else { throw Self.cannotRead(path) }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw GANError(.badData, Self.words(path, information.st_mode))
        }
        self.path = path
        self.descriptor = descriptor
        size = Int(information.st_size)
    }

    deinit { close(descriptor) }

    /// All of a file.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - limit: How many bytes it may have.
    ///   - followsLinks: Whether the last part of the path may be a link.
    /// - Returns: Nil when there is none.
    /// - Throws: `GANError` with status 65 in words.
    package static func contents(
        of path: String, atMost limit: Int, followsLinks: Bool = false
    ) throws -> Data? {
        do {
            return try RegularFile(path, followsLinks: followsLinks).contents(atMost: limit)
        } catch let error as GANError where error.status == .missingInput {
            return nil
        }
    }

    /// All bytes that the file had when it was opened.
    ///
    /// - Parameter limit: How many it may have.
    /// - Throws: `GANError` with status 65 when it has more, or cannot be read.
    package func contents(atMost limit: Int) throws -> Data {
        guard size <= limit else {
            throw GANError(
                .badData, "\(path) has \(size.grouped) bytes, and no such file has more than \(limit.grouped)")
        }
        return try read(at: 0, atMost: size)
    }

    /// Some bytes, fewer where the file ends before.
    ///
    /// - Parameters:
    ///   - offset: The first one's place.
    ///   - limit: How many are wanted.
    /// - Throws: `GANError` with status 65 when it cannot be read.
    package func read(at offset: Int, atMost limit: Int) throws -> Data {
        let wanted = max(0, min(limit, size - offset))
        guard wanted > 0 else { return Data() }
        var (bytes, count) = (Data(count: wanted), 0)
        while count < wanted {
            let taken = bytes.withUnsafeMutableBytes { room in
                pread(descriptor, room.baseAddress.map { $0 + count }, wanted - count, off_t(offset + count))
            }
            if taken < 0, errno == EINTR { continue }
            guard taken >= 0 else { throw Self.cannotRead(path) }
            if taken == 0 { break }
            count += taken
        }
        return count == wanted ? bytes : bytes.prefix(count)
    }

    /// Hands over all bytes piece by piece.
    ///
    /// - Throws: `GANError` with status 65 when it cannot be read, and what the closure throws.
    package func forEachPiece(_ take: (Data) throws -> Void) throws {
        var offset = 0
        while case let piece = try read(at: offset, atMost: 1 << 20), !piece.isEmpty {
            try take(piece)
            offset += piece.count
        }
    }

    private static func cannotRead(_ path: String, code: Int32 = errno) -> GANError {
        GANError(
            [ENOENT, ENOTDIR].contains(code) ? .missingInput : .badData,
            "cannot read \(path): \(String(cString: strerror(code)))")
    }
}

extension RegularFile {
    /// What is wrong with a path that is there and stands for anything but a regular file, in words; nil otherwise.
    ///
    /// It is asked before opening, which alone does something to some devices.
    static func stranger(at path: String, followsLinks: Bool) -> String? {
        var information = stat()
        guard (followsLinks ? stat(path, &information) : lstat(path, &information)) == 0,
            information.st_mode & S_IFMT != S_IFREG
        else { return nil }
        return words(path, information.st_mode)
    }

    /// Refuses a path that is there and stands for something else than it should.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - isFolder: Whether it should be a folder; a file otherwise.
    /// - Throws: `GANError` with status 65 in words.
    package static func requireKind(of path: String, isFolder: Bool) throws {
        var information = stat()
        guard lstat(path, &information) == 0 else { return }
        guard information.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) else {
            throw GANError(.badData, words(path, information.st_mode, isFolder: isFolder))
        }
    }

    /// What stands in a file's place, and what to do.
    private static func words(_ path: String, _ mode: mode_t, isFolder: Bool = false) -> String {
        let kind =
            switch mode & S_IFMT {
            case S_IFLNK:
                (try? FileManager.default.destinationOfSymbolicLink(atPath: path)).map { "a link to \($0)" } ?? "a link"
            case S_IFDIR: "a folder"
            case S_IFIFO: "a pipe"
            case S_IFSOCK: "a socket"
            case S_IFREG: "a file"
            default: "a device"
            }
        let wanted = isFolder ? "folder" : "file"
        return "\(path) is \(kind), where a \(wanted) of its own belongs; put the \(wanted) itself there, or remove it"
            .printable
    }
}
