import Crypto
import Foundation
import GANBase

/// A digest of everything that determines something: SHA-256 over lengths and values, so that no two lists are alike.
struct Fingerprint {
    private var hash = SHA256()

    /// Takes bytes.
    mutating func add(_ bytes: some Collection<UInt8>) {
        add(bytes.count)
        hash.update(data: Array(bytes))
    }

    /// Takes a text.
    mutating func add(_ text: String) {
        add(Array(text.utf8))
    }

    /// Takes a number.
    mutating func add(_ number: Int) {
        withUnsafeBytes(of: Int64(number).littleEndian) { hash.update(bufferPointer: $0) }
    }

    /// Takes a file's size and the time of its last change.
    ///
    /// - Throws: `GANError` with status 65 when the file cannot be looked at.
    mutating func add(fileAt path: some Collection<UInt8>) throws {
        var information = stat()
        guard SystemFile.withCString(path, { stat($0, &information) }) == 0 else {
            throw GANError(.badData, SystemFile.systemWords(errno))
        }
        add(Int(information.st_size))
        #if canImport(Darwin)
            let time = information.st_mtimespec
        #else
            let time = information.st_mtim
        #endif
        add(Int(time.tv_sec))
        add(Int(time.tv_nsec))
    }

    /// The digest so far, as 32 hexadecimal digits.
    var text: String {
        hash.finalize().prefix(16).hexadecimal
    }
}
