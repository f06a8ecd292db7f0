import Foundation
import GANBase

/// Unfinished files in a folder: whoever writes one holds a lock on it, so that those without a lock were left by a
/// process that was killed.
enum AbandonedFiles {
    /// What the names of unfinished files end with.
    static let suffix = ".unfinished"

    /// Opens and locks an unfinished file; `nil` when another process holds it.
    ///
    /// - Throws: `GANError` with status 73 when it cannot be made.
    static func lock(_ path: String) throws -> Int32? {
        while true {
            let descriptor = try RegularFile.open(path, .inPlace)
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let reason = errno
                close(descriptor)
                if reason == EWOULDBLOCK { return nil }
                throw WholeFile.cannotWrite(path, code: reason)
            }
            // Between the two calls the file may have been removed, or finished and renamed.
            if hasName(path, descriptor) {
                return descriptor
            }
            close(descriptor)
        }
    }

    /// Removes what nobody writes any more.
    static func remove(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(suffix) {
            let path = folder + "/" + name
            guard let file = try? RegularFile(path) else { continue }
            if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0, hasName(path, file.descriptor) {
                unlink(path)
            }
        }
    }

    private static func hasName(_ path: String, _ descriptor: Int32) -> Bool {
        var (named, opened) = (stat(), stat())
        return lstat(path, &named) == 0 && fstat(descriptor, &opened) == 0 && named.st_ino == opened.st_ino
            && named.st_dev == opened.st_dev
    }
}
