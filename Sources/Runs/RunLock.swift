import Foundation
import GANBase

/// Keeps two processes from training in one run folder.
///
/// The system takes it away when the process ends, however it ends.
package final class RunLock {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: `GANError` with status 73 when another process has it, or the folder cannot be written.
    package init(_ run: RunFolder) throws {
        let path = run.file("lock")
        descriptor = try RegularFile.open(path, .inPlace)
        guard Self.take(descriptor) else {
            close(descriptor)
            throw GANError(
                .cannotWrite,
                "\(run.path) is being trained by another process (\(Self.name(in: run))); wait for it, or stop it"
            )
        }
        let name = "process \(getpid()) on \(hostName)"
        ftruncate(descriptor, 0)
        _ = Array(name.utf8).withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit { close(descriptor) }

    /// Takes the lock, again and again for a moment: somebody may just be looking whether it is taken.
    private static func take(_ descriptor: Int32) -> Bool {
        for _ in 0..<10 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return true }
            usleep(10_000)
        }
        return false
    }

    /// The process that trains in a folder, in words; nil where none does.
    static func holder(of run: RunFolder) -> String? { isHeld(run) ? name(in: run) : nil }

    /// What the holder has written.
    private static func name(in run: RunFolder) -> String {
        let bytes = (try? RegularFile.contents(of: run.file("lock"), atMost: 1_000)) ?? Data()
        return bytes.isEmpty ? "it does not say which" : String(decoding: bytes.prefix(300), as: UTF8.self)
    }

    /// Whether some process trains in a folder.
    package static func isHeld(_ run: RunFolder) -> Bool {
        guard let file = try? RegularFile(run.file("lock")) else { return false }
        return flock(file.descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }
}
