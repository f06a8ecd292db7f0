import GANBase
import GANTensors
import Testing

@testable import GANData

/// Decoding that leaves out rows which the square in the middle does not need.
@Suite struct MiddleOnlyTests {
    private func noise(width: Int, height: Int) throws -> DecodedImage {
        var random = SeededRandom(1, UInt64(width), UInt64(height))
        let pixels = (0..<3 * width * height).map { index in
            UInt8(truncatingIfNeeded: index / width / 2 &+ random.integer(below: 64))
        }
        return try DecodedImage(width: width, height: height, pixels: pixels)
    }

    private func square(_ file: [UInt8], _ side: Int, _ filter: ResizeFilter, middleOnly: Bool) throws -> DecodedImage {
        var decoding = ImageDecoding(shortestSide: side)
        decoding.isMiddleOnly = middleOnly
        let transform = ImageTransform(
            size: ImageSize(side: side), channels: 3, crop: .centre, isFlipping: false, filter: filter)
        return try transform.prepared(DecodedImage(decoding: file, decoding))
    }

    @Test(
        "the square is the same to the byte",
        arguments: [(150, 400), (131, 777), (64, 65), (100, 101), (90, 1000), (500, 700), (640, 480), (33, 200)],
        [ResizeFilter.bilinear, .bicubic])
    func equalsTheWhole(size: (width: Int, height: Int), filter: ResizeFilter) throws {
        let file = try JPEGFile.encode(noise(width: size.width, height: size.height))
        for side in [8, 32, 64, 100] {
            let whole = try square(file, side, filter, middleOnly: false)
            #expect(try square(file, side, filter, middleOnly: true) == whole, "side \(side)")
        }
    }

    @Test("rows below are left out of tall pictures")
    func leavesOut() throws {
        let file = try JPEGFile.encode(noise(width: 64, height: 600))
        var decoding = ImageDecoding(shortestSide: 64)
        decoding.isMiddleOnly = true
        let image = try DecodedImage(decoding: file, decoding)
        let rows = (0..<600).map { Array(image.pixels[$0 * 192..<$0 * 192 + 192]) }
        #expect(rows[599] == rows[400])
        #expect(rows[331] != rows[332])
    }

    @Test("a tall file that was cut off is refused nevertheless", arguments: [1, 2, 3, 100, 1000, 3000])
    func cutFilesAreRefused(missing: Int) throws {
        let file = try JPEGFile.encode(noise(width: 64, height: 600))
        #expect(throws: GANError.self) {
            try square(Array(file.dropLast(missing)), 32, .bilinear, middleOnly: true)
        }
    }
}
