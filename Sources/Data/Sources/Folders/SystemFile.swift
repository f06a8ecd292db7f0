import Foundation
import GANBase

/// Reading of files by the system's calls: fast, and never stuck on a pipe or a device.
enum SystemFile {
    /// Files beyond this size are refused: no picture within the limits of the decoders is as large.
    private static let maximumSize = 1 << 30

    /// Reads a file, or its beginning.
    ///
    /// - Parameters:
    ///   - path: The bytes of the path.
    ///   - limit: The number of bytes wanted; the whole file when `nil`.
    /// - Throws: `GANError` with status 65; the message is the reason alone, without the name.
    static func read(_ path: some Collection<UInt8>, limit: Int? = nil) throws -> [UInt8] {
        // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
        let file = withCString(path) { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        guard file >= 0 else {
            throw GANError(.badData, whyUnreadable(errno))
        }
        defer { close(file) }
        var information = stat()
        guard fstat(file, &information) == 0 else {
            throw GANError(.badData, whyUnreadable(errno))
        }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw GANError(.badData, "it is not a regular file")
        }
        let size = Int(information.st_size)
        guard size <= maximumSize || limit != nil else {
            throw GANError(.badData, "\(size.grouped) bytes are more than a picture can have")
        }
        let wanted = min(size, limit ?? size)
        return try [UInt8](unsafeUninitializedCapacity: wanted) { room, count in
            while count < wanted {
                let taken = Foundation.read(file, room.baseAddress.map { $0 + count }, wanted - count)
                if taken < 0 && errno == EINTR { continue }
                guard taken >= 0 else {
                    throw GANError(.badData, whyUnreadable(errno))
                }
                if taken == 0 { break }
                count += taken
            }
        }
    }

    /// The length of a file.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    static func size(of path: some Collection<UInt8>) throws -> Int {
        var information = stat()
        guard withCString(path, { stat($0, &information) }) == 0 else {
            throw GANError(.badData, whyUnreadable(errno))
        }
        return Int(information.st_size)
    }

    /// Writes a new file under its name at once, without waiting for the disk as Foundation does; for folders that are
    /// themselves renamed when they are complete.
    ///
    /// - Throws: `GANError` with status 73.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try RegularFile.open(path, .onlyNew)
        defer { close(file) }
        try bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = Foundation.write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if count < 0 && errno == EINTR { continue }
                guard count >= 0 else {
                    throw GANError(.cannotWrite, "cannot write \(path): \(systemWords(errno))")
                }
                done += count
            }
        }
    }

    /// Whether there is a file with something in it.
    static func hasContent(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_size > 0
    }

    /// What something is that is neither a file nor a folder, in words.
    static func kind(_ mode: mode_t) -> String {
        switch mode & S_IFMT {
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    /// The system's words for an error number.
    static func systemWords(_ number: Int32) -> String {
        String(cString: strerror(number))
    }

    /// Why something cannot be opened, and what helps.
    static func whyUnopened(_ number: Int32) -> String {
        systemWords(number) + (number == EACCES ? "; give yourself the right to read it" : "")
    }

    /// Why a file that was listed cannot be read, and what helps.
    static func whyUnreadable(_ number: Int32) -> String {
        number == ENOENT ? "it has vanished since it was listed" : whyUnopened(number)
    }

    /// Calls a function with a path as a string of C.
    static func withCString<Result>(
        _ path: some Collection<UInt8>, _ body: (UnsafePointer<CChar>) throws -> Result
    ) rethrows -> Result {
        let characters = path.map { CChar(bitPattern: $0) } + [0]
        return try characters.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else {
                return try body("")
            }
            return try body(start)
        }
    }
}
