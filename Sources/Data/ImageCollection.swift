/// The encoded pictures that an ``ImageSource`` found, by number.
///
/// Several threads read from a collection at once.
public protocol ImageCollection: Sendable {
    /// How many pictures there are; some may turn out to be unreadable.
    var count: Int { get }

    /// Files that call themselves pictures and were found not to be when the collection was listed; not among the
    /// ``count``.
    var rejected: [UnreadableImage] { get }

    /// The name of a picture for messages.
    ///
    /// - Parameter index: A number in `0 ..< count`.
    func name(at index: Int) -> String

    /// The encoded picture, a whole JPEG or PNG file.
    ///
    /// - Parameter index: A number in `0 ..< count`.
    /// - Throws: `GANError` with status 65 when it cannot be read; the message is the reason alone, without the name.
    func bytes(at index: Int) throws -> [UInt8]
}

extension ImageCollection {
    /// Nothing was rejected.
    public var rejected: [UnreadableImage] { [] }
}
