import Foundation

/// Writes a whole file or nothing: aside, synced, then renamed.
///
/// - Parameters:
///   - bytes: The file's contents.
///   - path: Where it goes; a file there is replaced.
/// - Throws: `GANError` with status 73 in words.
func writeAtomically(_ bytes: Data, to path: String) throws {
    let aside = "\(path).\(getpid()).part"
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw cannotWrite(path) }
    defer { close(descriptor) }
    do {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard written >= 0 else {
                    if errno == EINTR { continue }
                    throw cannotWrite(path)
                }
                rest = rest.dropFirst(written)
            }
        }
        guard fsync(descriptor) == 0, rename(aside, path) == 0 else { throw cannotWrite(path) }
    } catch {
        unlink(aside)
        throw error
    }
}

/// The error for a path that cannot be written, with the system's reason.
func cannotWrite(_ path: String, code: Int32 = errno) -> GANError {
    GANError(
        .cannotWrite,
        "cannot write \(path): \(String(cString: strerror(code))); choose another folder with --out, or make room and give yourself permission"
    )
}
