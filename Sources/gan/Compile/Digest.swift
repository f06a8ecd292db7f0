import Crypto
import Foundation
import GANBase

/// SHA-256 as lower-case hexadecimal text, which names cache entries.
enum Digest {
    /// The digest of a text.
    static func text(_ text: String) -> String { bytes(Array(text.utf8)) }

    /// The digest of several pieces; their lengths count, so that pieces cannot run into one another.
    static func pieces(_ pieces: [[UInt8]]) -> String {
        bytes(pieces.flatMap { Array("\($0.count):".utf8) + $0 })
    }

    /// The digest of bytes.
    static func bytes(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).hexadecimal
    }
}
