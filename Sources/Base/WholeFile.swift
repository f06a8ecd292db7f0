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
        try makeFolder((path as NSString).deletingLastPathComponent)
        let aside = "\(path).\(getpid()).part"
        let descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw cannotWrite(path) }
        defer { close(descriptor) }
        do {
            try bytes.withUnsafeBytes { try write(all: $0, to: descriptor, path: path) }
            guard !synced || fsync(descriptor) == 0, rename(aside, path) == 0 else { throw cannotWrite(path) }
        } catch {
            unlink(aside)
            throw error
        }
    }

    /// Makes a folder and those above it; an empty path is the present folder.
    ///
    /// - Throws: `GANError` with status 73 in words.
    package static func makeFolder(_ path: String) throws {
        guard !path.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw GANError(
                .cannotWrite, "cannot make the folder \(path): \(reason(of: error)); choose another one with --out")
        }
    }

    /// The error for a path that cannot be written, with the system's reason.
    package static func cannotWrite(_ path: String, code: Int32 = errno) -> GANError {
        GANError(
            .cannotWrite,
            "cannot write \(path): \(String(cString: strerror(code))); choose another folder with --out, or make room or give yourself permission"
        )
    }

    private static func write(all bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw cannotWrite(path) }
            rest = rest.dropFirst(written)
        }
    }

    /// The system's words for a failure of Foundation: "Permission denied".
    private static func reason(of error: any Error) -> String {
        let outer = error as NSError
        let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
        guard inner.domain == NSPOSIXErrorDomain else { return inner.localizedDescription }
        return String(cString: strerror(Int32(inner.code)))
    }
}
