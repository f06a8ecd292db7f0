import Foundation
public import GANBase

/// Faces that GANKit draws itself: something to train on when there is nothing yet.
///
/// To use it, write `data: .smileys()`. The faces vary in colour, size, tilt, eyes, mouth and background. They are
/// drawn once, as real JPEG and PNG files in the user's cache folder, and then read like any folder of pictures.
public struct Smileys: TrainingData {
    /// The size of the pictures.
    public let size: ImageSize
    /// How many faces there are.
    public let count: Int
    /// The cache folder; the user's own when `nil`.
    let cache: String?

    /// Makes training data of drawn faces.
    ///
    /// - Parameters:
    ///   - side: The side of the square pictures in pixels, 8 to 512.
    ///   - count: How many different faces, 1 to 100,000.
    public init(side: Int = 32, count: Int = 4096) {
        self.init(size: ImageSize(side: side), count: count)
    }

    /// Makes training data of drawn faces in pictures that need not be square: the face stands in the middle.
    ///
    /// - Parameters:
    ///   - size: The size of the pictures, 8 to 512 pixels each way.
    ///   - count: How many different faces, 1 to 100,000.
    public init(size: ImageSize, count: Int = 4096) {
        self.init(size: size, count: count, cache: nil)
    }

    init(size: ImageSize, count: Int, cache: String?) {
        self.size = size
        self.count = count
        self.cache = cache
    }

    /// Shape [3, height, width].
    public var sampleShape: [Int] { [3, size.height, size.width] }

    /// "4,096 drawn smileys, 32×32".
    public var summary: String { "\(count.grouped) drawn smileys, \(size)" }

    /// Draws the faces where that was not done yet, and starts the workers that read them.
    ///
    /// - Throws: `GANError` with status 73 when the cache folder cannot be written, 64 when size or number are out
    ///   of range.
    public func open(_ loading: LoadingOptions) throws -> any SampleStream {
        try Self.check(size: size, count: count)
        let folder = try SmileyFolder(size: size, count: count, cache: cache ?? CacheFolder.path).prepare()
        return try Images(from: ImageFolder(folder), size: size).open(loading) { count in
            "\(count.grouped) drawn smileys"
        }
    }

    /// Stops at a size or a number that faces are not drawn in.
    ///
    /// - Throws: `GANError` with status 64.
    static func check(size: ImageSize, count: Int) throws {
        guard (8...512).contains(size.shorterSide), (8...512).contains(size.longerSide), (1...100_000).contains(count)
        else {
            throw GANError(
                .usage,
                "smileys can be drawn at sides of 8 to 512 pixels and 1 to 100,000 of them, "
                    + "not \(count) at \(size.isSquare ? "side \(size.width)" : "\(size)")")
        }
    }
}

extension TrainingData where Self == Smileys {
    /// Faces that GANKit draws itself.
    ///
    /// - Parameters:
    ///   - side: The side of the square pictures in pixels, 8 to 512.
    ///   - count: How many different faces, 1 to 100,000.
    public static func smileys(side: Int = 32, count: Int = 4096) -> Smileys {
        Smileys(side: side, count: count)
    }

    /// Faces that GANKit draws itself, in pictures that need not be square: the face stands in the middle.
    ///
    /// - Parameters:
    ///   - width: Pixels in a row, 8 to 512.
    ///   - height: Rows, 8 to 512.
    ///   - count: How many different faces, 1 to 100,000.
    public static func smileys(width: Int, height: Int, count: Int = 4096) -> Smileys {
        Smileys(size: ImageSize(width: width, height: height), count: count)
    }

    /// Faces that GANKit draws itself, in pictures that need not be square: the face stands in the middle.
    ///
    /// - Parameters:
    ///   - size: The size of the pictures, 8 to 512 pixels each way.
    ///   - count: How many different faces, 1 to 100,000.
    public static func smileys(size: ImageSize, count: Int = 4096) -> Smileys {
        Smileys(size: size, count: count)
    }
}
