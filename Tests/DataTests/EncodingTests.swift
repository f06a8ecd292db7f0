import Foundation
import GANBase
import GANData
import Testing

struct EncodingTests {
    /// Not square, and a prime number of rows, so that a mixed-up stride shows.
    private func picture() throws -> DecodedImage {
        try painted(width: 19, height: 7) { x, y in
            (0..<3).map { channel in UInt8(truncatingIfNeeded: (19 * y + x) * 37 + channel * 91) }
        }
    }

    @Test(arguments: [0, 6, 9])
    func pngComesBackExactly(level: Int) throws {
        let image = try picture()
        #expect(try DecodedImage(decoding: PNGFile.encode(image, level: level)) == image)
    }

    @Test func jpegComesBackNearly() throws {
        let image = try painted(width: 16, height: 16) { x, y in [UInt8(16 * x), UInt8(16 * y), 128] }
        let back = try DecodedImage(decoding: JPEGFile.encode(image, quality: 95))
        #expect((back.width, back.height) == (16, 16))
        // Quality 95 keeps a smooth picture within 12 of 255 levels.
        #expect(zip(image.pixels, back.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 12 })
    }

    @Test func wrongNumberOfBytesIsRefused() {
        let error = failure { try DecodedImage(width: 2, height: 2, pixels: [1, 2, 3]) }
        #expect(error == GANError(.ourFault, "3 bytes are no RGB picture of 2×2 pixels"))
        #expect(failure { try DecodedImage(width: 0, height: 2, pixels: []) }.status == .ourFault)
    }

    @Test func gridLaysSamplesInRows() throws {
        // Three samples of shape [3, 1, 2] in two columns with a gap of 1.
        let samples: [UInt8] = [
            1, 2, 3, 4, 5, 6,
            11, 12, 13, 14, 15, 16,
            21, 22, 23, 24, 25, 26,
        ]
        let grid = try PNGFile.grid(samples, count: 3, height: 1, width: 2, columns: 2, gap: 1)
        #expect((grid.width, grid.height) == (7, 5))
        func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(grid.pixels[3 * (y * 7 + x)..<3 * (y * 7 + x) + 3]) }
        #expect(pixel(1, 1) == [1, 3, 5])
        #expect(pixel(2, 1) == [2, 4, 6])
        #expect(pixel(4, 1) == [11, 13, 15])
        #expect(pixel(1, 3) == [21, 23, 25])
        for (x, y) in [(0, 0), (3, 1), (6, 1), (1, 2), (4, 3), (5, 3)] {
            #expect(pixel(x, y) == [255, 255, 255])
        }
    }

    @Test func greyGridAndMoreColumnsThanSamples() throws {
        let grid = try PNGFile.grid([7, 9], count: 2, channels: 1, height: 1, width: 1, columns: 8, gap: 0)
        #expect((grid.width, grid.height) == (2, 1))
        #expect(grid.pixels == [7, 7, 7, 9, 9, 9])
    }

    @Test func gridOfWrongLengthIsRefused() {
        let error = failure { try PNGFile.grid([1, 2], count: 1, height: 4, width: 4, columns: 1) }
        #expect(error == GANError(.ourFault, "2 bytes are no grid of 1 samples of shape [3, 4, 4] in 1 columns"))
    }

    @Test func gridIsWrittenWithFoldersAndLeavesNothingBeside() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/samples/deep/000500.png"
        for value in [UInt8(10), 20] {
            let pixels = [UInt8](repeating: value, count: 4 * 3 * 8 * 8)
            try PNGFile.writeGrid(pixels, count: 4, height: 8, width: 8, columns: 2, to: file)
            let back = try DecodedImage(decoding: Array(Data(contentsOf: URL(fileURLWithPath: file))))
            #expect((back.width, back.height) == (22, 22))
            #expect(back.pixels[3 * (2 * 22 + 2)] == value)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/samples/deep") == ["000500.png"])
    }

    @Test func unwritableFilesAreExplained() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], to: "file")
        let image = try picture()
        let below = failure { try PNGFile.write(image, to: folder.path + "/file/grid.png") }
        #expect(below.status == .cannotWrite)
        #expect(below.message.hasPrefix("cannot make the folder \(folder.path)/file: "))
        let system = failure { try PNGFile.write(image, to: "/proc/grid.png") }
        #expect(system.status == .cannotWrite)
        #expect(system.message.hasPrefix("cannot write /proc/grid.png: "))
    }
}
