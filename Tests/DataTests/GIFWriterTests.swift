import Foundation
import GANTestSupport
import Testing

@testable import GANData

/// Films as Pillow reads them.
@Suite("GIF files", .enabled(if: PythonProcess.isComplete))
struct GIFWriterTests {
    /// What Pillow makes of a film: number of pictures, loop, size, and the pixels of all pictures.
    private func read(_ images: [DecodedImage], delay: Int = 5) throws -> (words: String, pixels: [UInt8]) {
        let folder = try TemporaryFolder()
        var bytes: [UInt8] = []
        var film = GIFWriter(delay: delay) { bytes += $0 }
        for image in images { try film.add(image) }
        try film.finish()
        try folder.write(bytes, to: "film.gif")
        let script = """
            import sys
            from PIL import Image

            film = Image.open(sys.argv[1] + "/film.gif")
            print(film.n_frames, film.info["loop"], film.info["duration"], *film.size)
            with open(sys.argv[1] + "/pixels", "wb") as out:
                for number in range(film.n_frames):
                    film.seek(number)
                    out.write(film.convert("RGB").tobytes())
            """
        let python = try #require(try PythonProcess(["-c", script, folder.path]))
        #expect(python.status == 0, "\(python.errors)")
        return (python.output, Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/pixels"))))
    }

    /// Numbers that look random, always the same.
    private func noise(_ x: Int, _ y: Int, _ channel: Int) -> UInt8 {
        var mixed = UInt64(x * 73_856_093 ^ y * 19_349_663 ^ channel * 83_492_791) &* 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 29)) &* 0xbf58_476d_1ce4_e5b9
        return UInt8(truncatingIfNeeded: mixed >> 32)
    }

    @Test(
        "pictures of up to 256 colours come back as they were: one pixel, flat, few colours, and noise that fills the table",
        arguments: [(1, 1, 1), (64, 48, 1), (65, 3, 2), (40, 40, 3), (40, 40, 5), (150, 150, 17), (200, 160, 256)])
    func exact(width: Int, height: Int, colors: Int) throws {
        let images = try (0..<2).map { picture in
            try painted(width: width, height: height) { x, y in
                let color = (Int(noise(x, y, picture)) + 256 * (x + y)) % colors
                return [UInt8(truncatingIfNeeded: color * 7), UInt8(truncatingIfNeeded: color), UInt8(200 - picture)]
            }
        }
        let (words, pixels) = try read(images)
        #expect(words == "2 0 50 \(width) \(height)\n")
        #expect(pixels == images[0].pixels + images[1].pixels)
    }

    @Test("a run of one colour as long as a film's largest codes, and delays")
    func flat() throws {
        let image = try painted(width: 1500, height: 400) { _, _ in [1, 2, 3] }
        let (words, pixels) = try read([image], delay: 12)
        #expect(words == "1 0 120 1500 400\n")
        #expect(pixels == image.pixels)
    }

    @Test("more colours: gradients stay within 12 levels, noise within 24 on average")
    func approximate() throws {
        let gradient = try painted(width: 64, height: 64) { x, y in [UInt8(4 * x), UInt8(4 * y), UInt8(2 * (x + y))] }
        let noisy = try painted(width: 64, height: 64) { x, y in (0..<3).map { noise(x, y, $0) } }
        let (_, pixels) = try read([gradient, noisy])
        let errors = zip(pixels, gradient.pixels + noisy.pixels).map { abs(Int($0) - Int($1)) }
        let (smooth, rough) = (errors.prefix(64 * 64 * 3), errors.suffix(64 * 64 * 3))
        #expect(smooth.max() ?? 255 <= 12)
        #expect(Double(rough.reduce(0, +)) / Double(rough.count) <= 24)
    }

    @Test("a palette of variance: the colour of many pixels is kept, rare ones share")
    func palette() throws {
        let image = try painted(width: 20, height: 20) { x, y in
            y < 10 ? [255, 0, 0] : [UInt8(x), UInt8(x), UInt8(100 + x)]
        }
        let palette = ColorPalette(of: image, limit: 4)
        #expect(palette.colors.count == 4)
        #expect(palette.colors.contains(0xFF0000))
        #expect(palette.indices.count == 400)
        let alone = ColorPalette(of: image, limit: 1)
        // Means: red (10·20·255 + 10·190)/400, rounded.
        #expect(alone.colors.map { $0 >> 16 } == [132])
    }

    @Test("pictures of another size than the first are refused")
    func sizes() throws {
        var film = GIFWriter(delay: 5) { _ in }
        try film.add(painted(width: 2, height: 2) { _, _ in [0, 0, 0] })
        #expect(throws: (any Error).self) { try film.add(painted(width: 2, height: 3) { _, _ in [0, 0, 0] }) }
    }
}
