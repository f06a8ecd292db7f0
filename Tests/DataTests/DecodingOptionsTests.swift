import GANBase
import Testing

@testable import GANData

/// Orientation, decoding at a fraction of the size, backgrounds.
struct DecodingOptionsTests {
    /// Four plain quarters: red, green, blue, white, from the top left row by row.
    private func quarters(width: Int, height: Int) throws -> DecodedImage {
        try painted(width: width, height: height) { x, y in
            switch (x < width / 2, y < height / 2) {
            case (true, true): [255, 0, 0]
            case (false, true): [0, 255, 0]
            case (true, false): [0, 0, 255]
            case (false, false): [255, 255, 255]
            }
        }
    }

    /// The colours of the quarters as letters, from the top left row by row.
    private func letters(_ image: DecodedImage) -> String {
        let places = [(1, 1), (3, 1), (1, 3), (3, 3)].map { (image.width * $0.0 / 4, image.height * $0.1 / 4) }
        return places.map { x, y in
            let start = 3 * (y * image.width + x)
            return switch image.pixels[start..<start + 3].map({ $0 > 127 }) {
            case [true, false, false]: "r"
            case [false, true, false]: "g"
            case [false, false, true]: "b"
            case [true, true, true]: "w"
            default: "?"
            }
        }.joined()
    }

    /// What ImageOps.exif_transpose of Pillow makes of "rgbw".
    @Test(
        "pictures are turned upright",
        arguments: zip(1...8, ["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"]))
    func orientation(number: Int, expected: String) throws {
        let image = try quarters(width: 48, height: 32)
        for isBigEndian in [true, false] {
            let file = try EXIFFile.jpeg(image, EXIFFile.block(orientation: UInt8(number), isBigEndian: isBigEndian))
            let upright = try DecodedImage(decoding: file)
            #expect(letters(upright) == expected)
            #expect((upright.width, upright.height) == (number >= 5 ? (32, 48) : (48, 32)))
            let stored = try DecodedImage(decoding: file, ImageDecoding(upright: false))
            #expect(letters(stored) == "rgbw" && stored.width == 48)
        }
    }

    @Test(
        "an orientation of any whole type counts, also at the end of a long block behind others",
        arguments: [(1, [6]), (3, [0, 6]), (4, [0, 0, 0, 6]), (8, [0, 6]), (9, [0, 0, 0, 6])] as [(UInt8, [UInt8])])
    func farOrientation(type: UInt8, value: [UInt8]) throws {
        let image = try quarters(width: 48, height: 32)
        let entry = [0x01, 0x12, 0, type, 0, 0, 0, 1] + value + [UInt8](repeating: 0, count: 4 - value.count)
        let thumbnail = [UInt8](repeating: 77, count: 60_000)
        let place = 8 + thumbnail.count
        let block =
            Array("MM".utf8) + [0, 42, 0, 0, UInt8(place >> 8), UInt8(place & 255)] + thumbnail + [0, 1] + entry
        // Two of 64 kilobytes before it: what a look at the beginning of a file sees.
        let profile = EXIFFile.segment(0xE2, [UInt8](repeating: 1, count: 65_533))
        let file = try EXIFFile.inserting(profile + profile, into: EXIFFile.jpeg(image, block))
        #expect(try letters(DecodedImage(decoding: file)) == "brwg")
        let folder = try TemporaryFolder()
        try folder.write(file, to: "a.jpg")
        let finding = try ImageFinding(at: 0, of: ImageFolder(folder.path).openEncoded(), effort: .header)
        #expect((finding.header.width, finding.header.height) == (32, 48) && !finding.header.isUpright)
    }

    @Test("PNG pictures are turned upright, too, wherever their EXIF chunk is", arguments: 1...8, [false, true])
    func pngOrientation(number: Int, isBehind: Bool) throws {
        let image = try quarters(width: 48, height: 32)
        let file = try PNGFile.encode(image)
        func withEXIF(_ block: [UInt8]) -> [UInt8] {
            let chunk = HostilePicture.chunk("eXIf", block)
            let place = isBehind ? file.count - 12 : 33
            return Array(file[..<place]) + chunk + file[place...]
        }
        let block = EXIFFile.block(orientation: UInt8(number), isBigEndian: number % 2 == 0)
        let expected = ["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"][number - 1]
        let turned = withEXIF(block)
        #expect(try letters(DecodedImage(decoding: turned)) == expected)
        #expect(try ImageHeader(ofEncoded: turned).width == (number >= 5 ? 32 : 48))
        #expect(try letters(DecodedImage(decoding: turned, ImageDecoding(upright: false))) == "rgbw")
        for length in 0..<block.count - 3 {
            #expect(try letters(DecodedImage(decoding: withEXIF(Array(block.prefix(length))))) == "rgbw")
        }
    }

    @Test("EXIF blocks that are cut, wrong or strange leave the picture as it is")
    func strangeBlocks() throws {
        let image = try quarters(width: 16, height: 16)
        let whole = EXIFFile.block(orientation: 6, isBigEndian: true)
        var strange = (0..<whole.count - 2).map { Array(whole.prefix($0)) }
        strange += [0, 9, 255].map { EXIFFile.block(orientation: $0, isBigEndian: true) }
        var far = whole
        far[4...7] = [0xFF, 0xFF, 0xFF, 0xFF]
        var many = whole
        many[8...9] = [0xFF, 0xFF]
        many[10...11] = [0, 1]
        strange += [far, many]
        for block in strange {
            #expect(try letters(DecodedImage(decoding: EXIFFile.jpeg(image, block))) == "rgbw")
        }
    }

    @Test(
        "JPEG files are decoded at an eighth, a quarter or a half where that leaves enough",
        arguments: [(64, 80), (80, 80), (81, 160), (200, 320), (321, 640), (1000, 640)])
    func fraction(needed: Int, shorter: Int) throws {
        let file = try JPEGFile.encode(quarters(width: 800, height: 640))
        let image = try DecodedImage(decoding: file, ImageDecoding(shortestSide: needed))
        #expect(min(image.width, image.height) == shorter)
        #expect(letters(image) == "rgbw")
        let png = try PNGFile.encode(quarters(width: 80, height: 64), level: 1)
        #expect(try DecodedImage(decoding: png, ImageDecoding(shortestSide: 8)).height == 64)
    }

    @Test(
        "a fraction of the size looks like the resized whole",
        arguments: ["photo.jpg", "photogrey.jpg", "photocmyk.jpg"])
    func fractionLooksAlike(name: String) throws {
        let whole = try DecodedImage(decoding: fixture(name))
        let half = try DecodedImage(decoding: fixture(name), ImageDecoding(shortestSide: 40))
        #expect((half.width, half.height) == (75, 50))
        func means(_ image: DecodedImage) -> [Double] {
            (0..<3).map { channel in
                let values = stride(from: channel, to: image.pixels.count, by: 3).map { Double(image.pixels[$0]) }
                return values.reduce(0, +) / Double(values.count)
            }
        }
        for (one, other) in zip(means(whole), means(half)) { #expect(abs(one - other) < 2) }
    }

    @Test("transparent pixels show the background, in grey pictures too")
    func background() throws {
        for name in ["alpha.png", "greyalpha.png"] {
            let white = try DecodedImage(decoding: fixture(name))
            let blue = try DecodedImage(
                decoding: fixture(name), ImageDecoding(background: RGBColor(red: 0, green: 0, blue: 255)))
            let black = try DecodedImage(decoding: fixture(name), ImageDecoding(background: .black))
            #expect(white != black && blue != black && blue != white)
            for pixel in 0..<white.width * white.height {
                // The blue part is as over white, the others as over black.
                #expect(blue.pixels[3 * pixel + 2] == white.pixels[3 * pixel + 2])
                #expect(blue.pixels[3 * pixel] == black.pixels[3 * pixel])
            }
        }
    }
}
