/// The pictures that an ``ImageSource`` found, by number.
///
/// Several threads read from a collection at once. Pictures in files are an ``EncodedImageCollection``.
public protocol ImageCollection: Sendable {
    /// How many pictures there are; some may turn out to be unreadable.
    var count: Int { get }

    /// What calls itself a picture and was found not to be one when the collection was listed; not among the
    /// ``count``.
    var rejected: [UnreadableImage] { get }

    /// What a user should know of what was listed, besides ``rejected``, a line each: pictures left out because of their format,
    /// links, labels that cannot be taken.
    ///
    /// They are said once, and do not count as bad pictures.
    var findings: [String] { get }

    /// Where the labels come from, or why there are none, in a few words: "from dataset.json".
    var labelOrigin: String { get }

    /// The name of a picture for messages.
    ///
    /// - Parameter index: A number in `0 ..< count`.
    func name(at index: Int) -> String

    /// The picture's class, counted from 0, or `nil` where the source gives none.
    ///
    /// - Parameter index: A number in `0 ..< count`.
    func label(at index: Int) -> Int?

    /// The names of the classes, by their numbers; empty where the source knows numbers alone, or no classes.
    var classNames: [String] { get }

    /// The picture as pixels.
    ///
    /// - Parameters:
    ///   - index: A number in `0 ..< count`.
    ///   - decoding: How it is decoded; nothing to pictures that are stored as pixels.
    /// - Throws: `GANError` with status 65 when it cannot be read; the message is the reason alone, without the name.
    func image(at index: Int, decoding: ImageDecoding) throws -> DecodedImage

    /// The numbers of the pictures that lie together, shard by shard, in the order in which they lie.
    var parts: [Range<Int>] { get }

    /// What changes when any of the pictures does, a digest of names, sizes and times; `nil` where decoded pictures are not
    /// worth keeping.
    ///
    /// - Throws: `GANError` when the files cannot be looked at any more.
    func fingerprint() throws -> String?
}

extension ImageCollection {
    /// Nothing was rejected.
    public var rejected: [UnreadableImage] { [] }

    /// There is nothing to say.
    public var findings: [String] { [] }

    /// Nothing is said about labels.
    public var labelOrigin: String { "" }

    /// The classes have no names.
    public var classNames: [String] { [] }

    /// All lie together.
    public var parts: [Range<Int>] { [0..<count] }

    /// Decoded pictures are not kept.
    public func fingerprint() -> String? { nil }

    /// The picture as pixels, decoded exactly.
    ///
    /// - Parameter index: A number in `0 ..< count`.
    /// - Throws: `GANError` with status 65 when it cannot be read; the message is the reason alone, without the name.
    public func image(at index: Int) throws -> DecodedImage {
        try image(at: index, decoding: ImageDecoding())
    }

    /// No classes are known.
    public func label(at index: Int) -> Int? { nil }
}
