/// The part of some pixels that is a picture, in pixels and parts of pixels.
///
/// A picture of 225 rows, decoded at a half of its size, has 113 rows of pixels that stand for 112.5 rows: the last one is half
/// outside. Whoever took it for whole would stretch and shift the picture.
struct PixelBox: Hashable, Sendable {
    /// Where it begins in a row; more than 0 only where it ends with the last pixel.
    var left = 0.0
    /// Above which row it begins; more than 0 only where it ends with the last row.
    var top = 0.0
    var width: Double
    var height: Double

    /// All of the pixels.
    init(width: Int, height: Int) {
        self.init(width: Double(width), height: Double(height))
    }

    /// From the top left on.
    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// The pixels of a row whose middle is inside; one at least.
    var columns: Range<Int> { Self.whole(from: left, length: width) }

    /// The rows whose middle is inside; one at least.
    var rows: Range<Int> { Self.whole(from: top, length: height) }

    private static func whole(from start: Double, length: Double) -> Range<Int> {
        let first = Int((start - 0.5).rounded(.up))
        return first..<max(first + 1, Int((start + length).rounded()))
    }
}
