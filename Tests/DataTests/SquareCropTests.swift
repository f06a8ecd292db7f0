import GANBase
import Testing

@testable import GANData

struct SquareCropTests {
    private func crop(_ image: DecodedImage, side: Int, isFlipped: Bool = false) throws -> [UInt8] {
        let crop = SquareCrop(side: side)
        return try [UInt8](unsafeUninitializedCapacity: crop.byteCount) { room, count in
            let target = UnsafeMutableBufferPointer(rebasing: room[0..<crop.byteCount])
            try crop.write(image, isFlipped: isFlipped, to: target)
            count = crop.byteCount
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
}
