import Foundation
import GANBase

/// Faces that GANKit draws itself: something to train on when there is nothing yet.
///
/// To use it, write `data: .smileys()`. The faces vary in colour, size, tilt, eyes, mouth and background. They are
/// drawn once, as real JPEG and PNG files in the user's cache folder, and then read like any folder of pictures.
public struct Smileys: TrainingData {
    /// The side of the square pictures in pixels.
    public let side: Int
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
        self.init(side: side, count: count, cache: nil)
    }

    init(side: Int, count: Int, cache: String?) {
        self.side = side
        self.count = count
        self.cache = cache
    }

    /// Shape [3, side, side].
    public var sampleShape: [Int] { [3, side, side] }

    /// "4,096 drawn smileys, 32×32".
    public var summary: String { "\(count.grouped) drawn smileys, \(side)×\(side)" }

    /// Draws the faces where that was not done yet, and starts the workers that read them.
    ///
    /// - Throws: `GANError` with status 73 when the cache folder cannot be written, 64 when `side` or `count` are out
    ///   of range.
    public func open(_ loading: LoadingOptions) throws -> any SampleStream {
        try Self.check(side: side, count: count)
        let folder = try SmileyFolder(side: side, count: count, cache: cache ?? CacheFolder.path).prepare()
        return try Images(from: ImageFolder(folder), side: side).open(loading) { count in
            "\(count.grouped) drawn smileys"
        }
    }

    /// Stops at a side or a number that faces are not drawn in.
    ///
    /// - Throws: `GANError` with status 64.
    static func check(side: Int, count: Int) throws {
        guard (8...512).contains(side), (1...100_000).contains(count) else {
            throw GANError(
                .usage,
                "smileys can be drawn at sides of 8 to 512 pixels and 1 to 100,000 of them, "
                    + "not \(count) at side \(side)")
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
}
