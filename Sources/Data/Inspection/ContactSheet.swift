package import GANBase
import GANTensors

/// A picture of many small pictures, cut out of theirs as for training.
package enum ContactSheet {
    /// The size of a small picture where none is asked for.
    package static let usualSize = ImageSize(side: 128)

    /// Chooses numbers at even distances.
    ///
    /// - Parameters:
    ///   - count: How many; all where there are fewer.
    ///   - numbers: What to choose from.
    package static func chosen(_ count: Int, of numbers: [Int]) -> [Int] {
        let count = min(count, numbers.count)
        return (0..<count).map { numbers[$0 * numbers.count / count] }
    }

    /// Draws pictures side by side, row by row from the top left; those that cannot be read are left out.
    ///
    /// - Parameters:
    ///   - indices: The pictures' numbers.
    ///   - collection: The pictures.
    ///   - size: The size of a small picture.
    ///   - threads: Threads that decode; 1 or more.
    /// - Returns: `nil` where none can be read.
    /// - Throws: `GANError` with status 64 when the sheet would be larger than picture files are here.
    package static func draw(
        _ indices: [Int], of collection: any ImageCollection, size: ImageSize = usualSize, threads: Int
    ) throws -> DecodedImage? {
        try check(count: indices.count, size)
        let decoding = ImageDecoding(neededSize: size)
        var planes: [UInt8] = []
        try ParallelWork.run(count: indices.count, threads: threads) { number in
            // A file may have been damaged or have gone since it was looked at.
            try? planar(
                collection.image(at: indices[number], decoding: decoding).middle(size, filter: .bilinear))
        } take: { _, picture in
            planes += picture ?? []
        }
        let count = planes.count / (3 * size.pixelCount)
        guard count > 0 else { return nil }
        return try PNGFile.grid(
            planes, count: count, height: size.height, width: size.width, columns: columns(of: count))
    }

    private static func columns(of count: Int) -> Int { Int(Double(count).squareRoot().rounded(.up)) }

    private static func check(count: Int, _ size: ImageSize) throws {
        let (across, gap) = (columns(of: count), 2)
        let (width, height) = (across * (size.width + gap) + gap, across * (size.height + gap) + gap)
        guard max(width, height) <= ImageSize.longestSide, width * height <= 70_000_000 else {
            throw GANError(
                .usage,
                "\(count.grouped) pictures of \(size) pixels make no contact sheet of 16,384 pixels at most each way and 70 million in all; take fewer (--sheet-count), or smaller ones"
            )
        }
    }

    /// All red, then all green, then all blue.
    private static func planar(_ image: DecodedImage) -> [UInt8] {
        (0..<3).flatMap { channel in
            stride(from: channel, to: image.pixels.count, by: 3).map { image.pixels[$0] }
        }
    }
}
