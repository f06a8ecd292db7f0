package import Foundation

/// A file that is written aside, piece by piece, and gets its name when it is complete.
///
/// Unless ``commit()`` was called, nothing is left of it when the value goes: whatever fails, no name ever stands for half
/// of a file.
package final class AsideFile {
    /// The name that the file will have.
    package let path: String
    /// Bytes written so far.
    package private(set) var count = 0

    private let aside: String
    private var descriptor: Int32
    private var isCommitted = false
    /// What is still to be handed to the system: small pieces go together.
    private var waiting: [UInt8] = []

    private static let pieceSize = 1 << 20

    /// Begins a file.
    ///
    /// - Parameter path: Where it goes; folders above it are made.
    /// - Throws: `GANError` with status 73 in words.
    package init(_ path: String) throws {
        self.path = path
        try WholeFile.makeFolder(path.parentFolder)
        aside = AsideName.beside(path)
        descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw WholeFile.cannotWrite(path) }
    }

    deinit {
        if descriptor >= 0 { Foundation.close(descriptor) }
        if !isCommitted { unlink(aside) }
    }

    /// Appends bytes.
    ///
    /// - Throws: `GANError` with status 73 in words.
    package func write(_ bytes: some ContiguousBytes) throws {
        try bytes.withUnsafeBytes { bytes in
            count += bytes.count
            if waiting.count + bytes.count >= Self.pieceSize {
                try send()
                if bytes.count >= Self.pieceSize { return try send(bytes) }
            }
            waiting.append(contentsOf: bytes)
        }
    }

    /// Ends writing; the file does not have its name yet.
    ///
    /// - Parameter synced: Whether the contents shall have reached the disk.
    /// - Throws: `GANError` with status 73 in words.
    package func close(synced: Bool = false) throws {
        try send()
        guard !synced || fsync(descriptor) == 0 else { throw WholeFile.cannotWrite(path) }
        // File systems over a network say only now that there was no room.
        let status = Foundation.close(descriptor)
        descriptor = -1
        guard status == 0 || errno == EINTR else { throw WholeFile.cannotWrite(path) }
    }

    /// Gives the closed file its name; a file there is replaced.
    ///
    /// - Throws: `GANError` with status 73 in words.
    package func commit() throws {
        guard rename(aside, path) == 0 else { throw WholeFile.cannotWrite(path) }
        isCommitted = true
    }

    private func send() throws {
        try waiting.withUnsafeBytes { try send($0) }
        waiting.removeAll(keepingCapacity: true)
    }

    private func send(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw WholeFile.cannotWrite(path) }
            rest = rest.dropFirst(written)
        }
    }
}
