/// The size of pictures in pixels: width × height.
///
/// Where pictures are square, a side says it: ``init(side:)``. A recipe can take a size on its command line:
///
/// ```swift
/// @Option(help: "Size of the pictures, 96x64 for example.") var size = ImageSize(side: 64)
/// …
/// data: .images(in: folder, size: size)
/// ```
public struct ImageSize: Hashable, Sendable, CustomStringConvertible {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int

    /// The longest side that is read from files and from words, in pixels.
    public static let longestSide = 16_384

    /// Makes a size.
    ///
    /// - Parameters:
    ///   - width: Pixels in a row.
    ///   - height: Rows.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// The size of square pictures.
    ///
    /// - Parameter side: Pixels in a row, and rows.
    public init(side: Int) {
        self.init(width: side, height: side)
    }

    /// Reads a size as typed by a person: "96x64", "96×64", or "64" for a square.
    ///
    /// - Throws: `GANError` with status 64 when that is no size, or a side is not 1 to 16,384.
    public init(parsing text: String) throws {
        let parts = text.split(separator: /[x×X]/, omittingEmptySubsequences: false)
        let sides = parts.compactMap { Int($0) }
        guard (1...2).contains(parts.count), sides.count == parts.count, let width = sides.first,
            let height = sides.last, sides.allSatisfy((1...Self.longestSide).contains)
        else {
            throw GANError(
                .usage,
                "'\(text.printable)' is no size of pictures; write width and height in pixels as 96x64, or 64 for squares; each can be 1 to \(Self.longestSide.grouped)"
            )
        }
        self.init(width: width, height: height)
    }

    /// Whether width and height are equal.
    public var isSquare: Bool { width == height }

    /// The shorter of width and height.
    public var shorterSide: Int { min(width, height) }

    /// The longer of width and height.
    public var longerSide: Int { max(width, height) }

    /// How many pixels there are.
    public var pixelCount: Int { width * height }

    /// "96×64".
    public var description: String { "\(width)×\(height)" }
}
