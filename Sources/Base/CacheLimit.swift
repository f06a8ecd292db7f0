import Foundation

/// Room for decoded pictures as the command line says it: "16GB", "500MB", "off".
package struct CacheLimit: Hashable, Sendable, CustomStringConvertible {
    /// Bytes that one data set may take; `nil` for off.
    package let bytes: Int?

    /// Takes a number of bytes, or `nil` for off.
    package init(bytes: Int?) {
        self.bytes = bytes
    }

    /// Reads what follows `--cache`.
    ///
    /// - Throws: `GANError` with status 64 that says what can be written.
    package init(parsing text: String) throws {
        if text.lowercased() == "off" {
            bytes = nil
        } else if let size = ByteSize.parse(text), size > 0 {
            bytes = size
        } else {
            throw GANError(.usage, "write for example 500MB, 16GB or off")
        }
    }

    /// "16GB", "off".
    package var description: String {
        bytes.map { ByteSize.words($0).replacingOccurrences(of: " GiB", with: "GB") } ?? "off"
    }
}
