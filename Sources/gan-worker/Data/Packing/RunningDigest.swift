import Crypto
import GANKit

/// The SHA-256 of bytes that come piece by piece.
final class RunningDigest {
    private var hash = SHA256()

    /// Takes more bytes.
    func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

    /// The digest so far, in lower-case hexadecimal digits.
    var text: String {
        hash.finalize().hexadecimal
    }
}
