import GANBase

/// A file that should be a picture and could not be read.
public struct UnreadableImage: Hashable, Sendable, CustomStringConvertible {
    /// The file's name as its source knows it: the path inside the folder.
    public let name: String
    /// What is wrong with it, in the decoder's words.
    public let reason: String

    /// Makes the record.
    ///
    /// - Parameters:
    ///   - name: The file's name as its source knows it.
    ///   - reason: What is wrong with it.
    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }

    /// Name and reason in one line, without what would move a terminal's cursor.
    public var description: String { "\(name): \(reason)".printable }
}
