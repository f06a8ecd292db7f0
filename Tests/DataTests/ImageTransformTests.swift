import GANBase
import GANTensors
import Testing

@testable import GANData

struct ImageTransformTests {
    private func crop(
        _ image: DecodedImage, side: Int, isFlipped: Bool = false, _ crop: ImageCrop = .centre, channels: Int = 3,
        seed: UInt64 = 0
    ) throws -> [UInt8] {
        let transform = ImageTransform(
            size: ImageSize(side: side), channels: channels, crop: crop, isFlipping: false, filter: .bilinear)
        let prepared = try transform.prepared(image)
        return try [UInt8](unsafeUninitializedCapacity: transform.byteCount) { room, count in
            let target = UnsafeMutableBufferPointer(rebasing: room[0..<transform.byteCount])
            try prepared.withView {
                try transform.write($0, random: SeededRandom(seed), isFlipped: isFlipped, to: target)
            }
            count = transform.byteCount
        }
    }

    /// Red is x, green is y, blue is 9.
    private func coordinates(width: Int, height: Int) throws -> DecodedImage {
        try painted(width: width, height: height) { x, y in [UInt8(x), UInt8(y), 9] }
    }

    @Test func fittingPictureIsCopied() throws {
        let image = try coordinates(width: 5, height: 5)
        #expect(try crop(image, side: 5) == image.pixels)
    }

    @Test func middleIsCutOutOfWideAndTallPictures() throws {
        // Nine wide, four kept: 2.5 left over on each side, rounded to even as torchvision does.
        let wide = try crop(coordinates(width: 9, height: 4), side: 4)
        #expect(Array(wide[0..<6]) == [2, 0, 9, 3, 0, 9])
        let tall = try crop(coordinates(width: 4, height: 10), side: 4)
        #expect(Array(tall[0..<6]) == [0, 3, 9, 1, 3, 9])
    }

    @Test func flipTurnsRowsRound() throws {
        let image = try coordinates(width: 3, height: 2)
        let flipped = try crop(coordinates(width: 2, height: 2), side: 2, isFlipped: true)
        #expect(flipped == [1, 0, 9, 0, 0, 9, 1, 1, 9, 0, 1, 9])
        #expect(try crop(image, side: 2).count == 12)
    }

    @Test(arguments: [(64, 64), (40, 90), (90, 40), (3, 5), (1, 1)])
    func resultHasTheSideWhateverTheSize(width: Int, height: Int) throws {
        for side in [1, 2, 7, 16] {
            #expect(try crop(coordinates(width: width, height: height), side: side).count == 3 * side * side)
        }
    }

    /// Smaller and larger, against Pillow's antialiased resize; fixed-point weights may differ by the last bit.
    @Test(arguments: [8, 20])
    func resizeEqualsPillow(side: Int) throws {
        let square = try crop(DecodedImage(decoding: fixture("colour.png")), side: side)
        let expected = try fixture("colour.png.\(side).rgb")
        try #require(square.count == expected.count)
        #expect(zip(square, expected).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    }

    /// A plain picture stays plain through the resize, at any scale.
    @Test func plainPictureStaysPlain() throws {
        let image = try DecodedImage(width: 50, height: 30, pixels: Array(repeating: 137, count: 4500))
        for side in [1, 8, 29, 31, 64] {
            #expect(Set(try crop(image, side: side)) == [137])
        }
    }

    /// A strip of 16,384×1 would fill gigabytes when enlarged whole.
    @Test func farEndsOfStripsAreCutOffFirst() throws {
        let strip = try DecodedImage(width: 16_384, height: 1, pixels: Array(repeating: 50, count: 3 * 16_384))
        #expect(Set(try crop(strip, side: 128)) == [50])
    }

    @Test("random crops stay inside, reach every place, and are the same for the same seed")
    func randomCrop() throws {
        let image = try coordinates(width: 12, height: 10)
        var corners: Set<[UInt8]> = []
        for seed in 0..<200 {
            let square = try crop(image, side: 6, .random(resizedTo: 10), seed: UInt64(seed))
            let corner = [square[0], square[1]]
            #expect(corner[0] <= 6 && corner[1] <= 4)
            // A copy of whole pixels, nothing resized.
            #expect(square[3 * 35] == corner[0] + 5 && square[3 * 35 + 1] == corner[1] + 5)
            corners.insert(corner)
        }
        #expect(corners.count == 35)
        let again = try (0..<2).map { _ in try crop(image, side: 6, .random(resizedTo: 10), seed: 9) }
        #expect(again[0] == again[1])
    }

    @Test("resized crops have the wanted areas and ratios")
    func resizedCrop() throws {
        let image = try painted(width: 100, height: 80) { x, y in [UInt8(2 * x), UInt8(2 * y), 9] }
        for seed in 0..<100 {
            var random = SeededRandom(UInt64(seed))
            let part = image.withView {
                RandomPart(of: $0, area: 0.2...0.6, ratio: 0.75...4 / 3, shape: ImageSize(side: 1), random: &random)
            }
            let (area, ratio) = (Double(part.width * part.height) / 8000, Double(part.width) / Double(part.height))
            #expect(area > 0.18 && area < 0.63 && ratio > 0.7 && ratio < 1.4)
            #expect(part.left >= 0 && part.top >= 0 && part.left + part.width <= 100 && part.top + part.height <= 80)
            let square = try crop(image, side: 16, .resized(area: 0.2...0.6), seed: UInt64(seed))
            #expect(square.count == 768)
            // Left to right goes through the part's width: 2 levels a pixel, less a pixel's blur at each end.
            let span = Int(square[3 * 15]) - Int(square[0])
            #expect(abs(span - 2 * part.width * 15 / 16) <= 6)
        }
        // No part of this shape fits in a strip: the middle of it.
        let strip = try painted(width: 200, height: 4) { x, _ in [UInt8(x), 0, 0] }
        var random = SeededRandom(1)
        let part = strip.withView {
            RandomPart(of: $0, area: 0.9...1, ratio: 0.75...4 / 3, shape: ImageSize(side: 1), random: &random)
        }
        #expect(part.width == 5 && part.height == 4 && part.left == 97)
    }

    /// Pillow's `convert("L")` of these colours.
    @Test func greyIsLuma() throws {
        let colours: [[UInt8]] = [
            [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255], [10, 200, 77], [1, 2, 3],
        ]
        for (colour, luma) in zip(colours, [76, 150, 29, 255, 129, 2]) as Zip2Sequence<[[UInt8]], [UInt8]> {
            let image = try painted(width: 2, height: 2) { _, _ in colour }
            #expect(try crop(image, side: 2, channels: 1) == [luma, luma, luma, luma])
        }
        let narrow = try crop(
            painted(width: 2, height: 1) { x, _ in x == 0 ? [255, 255, 255] : [0, 0, 0] }, side: 1, channels: 1)
        #expect(narrow == [255])
    }
}

/// The whole way of a picture, against Pillow's (Fixtures/make.py): exact decoding, upright, resized, the middle.
struct ExactModeTests {
    @Test(
        "exact mode equals Pillow within 1 level on average and 3 at most",
        arguments: ["photo.jpg", "photogrey.jpg", "photocmyk.jpg", "photosideways.jpg"],
        [(ResizeFilter.bilinear, "bilinear"), (.bicubic, "bicubic")])
    func equalsPillow(name: String, filter: (ResizeFilter, String)) throws {
        let folder = try TemporaryFolder()
        try folder.write(fixture(name), to: name)
        let data = Images(from: ImageFolder(folder.path), side: 32, filter: filter.0, exact: true)
        let stream = try data.open(LoadingOptions(batch: 1, seed: 1))
        defer { stream.close() }
        let levels = try stream.next().permuted([0, 2, 3, 1]).contiguous().values().map { ($0 + 1) * 127.5 }
        let expected = try fixture("\(name).32.\(filter.1).rgb")
        try #require(levels.count == expected.count)
        let differences = zip(levels, expected).map { abs($0 - Double($1)) }
        #expect(differences.reduce(0, +) / Double(differences.count) <= 1)
        #expect((differences.max() ?? 256) <= 3.001)
    }
}
