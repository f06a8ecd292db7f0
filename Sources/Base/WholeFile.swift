package import Foundation

/// Writes files so that their names never stand for half of them: aside first, then renamed.
package enum WholeFile {
    /// Writes a file.
    ///
    /// - Parameters:
    ///   - bytes: The file's contents.
    ///   - path: Where it goes; a file there is replaced, and folders above it are made.
    ///   - synced: Whether the contents shall have reached the disk before the name does, as checkpoints need.
    /// - Throws: `GANError` with status 73 in words.
    package static func write(_ bytes: some ContiguousBytes, to path: String, synced: Bool = false) throws {
        let file = try AsideFile(path)
        try file.write(bytes)
        try file.close(synced: synced)
        try file.commit()
    }

    /// Makes a folder and those above it; an empty path is the present folder.
    ///
    /// - Throws: `GANError` with status 73 in words.
    package static func makeFolder(_ path: String) throws {
        guard !path.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw GANError(.cannotWrite, "cannot make the folder \(path): \(reason(of: error)); choose another place")
        }
    }

    /// Waits until the names in a folder have reached the disk.
    ///
    /// - Throws: `GANError` with status 73 in words.
    package static func syncFolder(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder above one's own may be passed through and not read; the system then syncs it when it likes.
        if descriptor < 0, errno == EACCES { return }
        guard descriptor >= 0 else { throw cannotWrite(path) }
        defer { close(descriptor) }
        // Some file systems know no such request.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw cannotWrite(path) }
    }

    /// The error for a path that cannot be written, with the system's reason.
    package static func cannotWrite(_ path: String, code: Int32 = errno) -> GANError {
        GANError(
            .cannotWrite,
            "cannot write \(path): \(String(cString: strerror(code))); choose another place, or make room or give "
                + "yourself permission")
    }

    /// The system's words for a failure of Foundation: "Permission denied".
    private static func reason(of error: any Error) -> String {
        let outer = error as NSError
        let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
        guard inner.domain == NSPOSIXErrorDomain else { return inner.localizedDescription }
        return String(cString: strerror(Int32(inner.code)))
    }
}
