import Foundation

extension RegularFile {
    /// What becomes of a file that is there when it is opened for writing.
    package enum Writing {
        /// It stays, and is read and written.
        case inPlace
        /// It stays, and what is written goes to its end.
        case atEnd
        /// It is emptied.
        case anew
        /// There may be none.
        case onlyNew

        fileprivate var flags: Int32 {
            switch self {
            case .inPlace: O_RDWR | O_CREAT
            case .atEnd: O_WRONLY | O_CREAT | O_APPEND
            case .anew: O_WRONLY | O_CREAT
            case .onlyNew: O_WRONLY | O_CREAT | O_EXCL
            }
        }
    }

    /// Opens a file for writing under its own name, never through a link: what writes into a file while it grows cannot
    /// be written aside and renamed, as ``WholeFile`` does.
    ///
    /// - Parameters:
    ///   - path: The file; it is made where there is none.
    ///   - writing: What becomes of one that is there.
    /// - Returns: A descriptor for the caller to close.
    /// - Throws: `GANError` with status 73 in words.
    package static func open(_ path: String, _ writing: Writing) throws -> Int32 {
        if let stranger = stranger(at: path, followsLinks: false) { throw GANError(.cannotWrite, stranger) }
        let descriptor = Foundation.open(path, writing.flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw WholeFile.cannotWrite(path) }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG,
            writing != .anew || ftruncate(descriptor, 0) == 0
        else {
            let code = errno
            close(descriptor)
            throw WholeFile.cannotWrite(path, code: code)
        }
        return descriptor
    }
}
