import GANBase
import GANTensors

/// A picture of many small pictures, cut out of theirs as for training.
package enum ContactSheet {
    /// The side of a small picture in pixels.
    package static let side = 128

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
    ///   - threads: Threads that decode; 1 or more.
    /// - Returns: `nil` where none can be read.
    package static func draw(
        _ indices: [Int], of collection: any ImageCollection, threads: Int
    ) throws -> DecodedImage? {
        let decoding = ImageDecoding(shortestSide: side)
        var planes: [UInt8] = []
        try ParallelWork.run(count: indices.count, threads: threads) { number in
            // A file may have been damaged or have gone since it was looked at.
            try? planar(
                collection.image(at: indices[number], decoding: decoding).middle(
                    width: side, height: side, filter: .bilinear))
        } take: { _, picture in
            planes += picture ?? []
        }
        let count = planes.count / (3 * side * side)
        guard count > 0 else { return nil }
        let columns = Int(Double(count).squareRoot().rounded(.up))
        return try PNGFile.grid(planes, count: count, height: side, width: side, columns: columns)
    }

    /// All red, then all green, then all blue.
    private static func planar(_ image: DecodedImage) -> [UInt8] {
        (0..<3).flatMap { channel in
            stride(from: channel, to: image.pixels.count, by: 3).map { image.pixels[$0] }
        }
    }
}
