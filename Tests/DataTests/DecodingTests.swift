import GANBase
import GANData
import Testing

/// Files as they come, against the pixels that Pillow decodes (Fixtures/make.py).
struct DecodingTests {
    /// Decoders may differ by the rounding of the cosine transform and of upsampling: 2 levels.
    @Test(arguments: [
        "colour.jpg", "halved.jpg", "grey.jpg", "progressive.jpg", "rgb.jpg", "cmyk.jpg", "cmykplain.jpg",
        "ycck.jpg", "restarts.jpg",
    ])
    func jpegEqualsPillow(name: String) throws {
        try expect(name, within: 2)
    }

    @Test(arguments: [
        "colour.png", "grey.png", "bilevel.png", "palette.png", "interlaced.png",
    ])
    func pngEqualsPillow(name: String) throws {
        try expect(name, within: 0)
    }

    /// 65,535 parts are scaled to 255 by rounding, which is one level from the high byte at most.
    @Test(arguments: ["deep.png", "deepgrey.png"])
    func sixteenBitsAreRounded(name: String) throws {
        try expect(name, within: 1)
    }

    /// Transparent pixels are laid over white, without regard to gamma.
    @Test(arguments: [
        "alpha.png", "gamma.png", "alphainterlaced.png", "greyalpha.png", "palettealpha.png", "deepalpha.png",
    ])
    func alphaIsLaidOverWhite(name: String) throws {
        try expect(name, within: 1)
    }

    @Test func sizeComesFromTheHeader() throws {
        for name in ["colour.jpg", "colour.png"] {
            let size = try DecodedImage.size(ofEncoded: fixture(name))
            #expect(size == (17, 11))
        }
        // The pixels may be missing altogether.
        let header = Array(try fixture("colour.png").prefix(60))
        #expect(try DecodedImage.size(ofEncoded: header) == (17, 11))
    }

    @Test func formatIsRecognisedByContent() throws {
        #expect(ImageFormat(recognising: try fixture("grey.jpg")) == .jpeg)
        #expect(ImageFormat(recognising: try fixture("grey.png")) == .png)
        #expect(ImageFormat(recognising: Array("hello".utf8)) == nil)
        #expect(ImageFormat(recognising: []) == nil)
        #expect(ImageFormat(recognising: [0xFF, 0xD8]) == nil)
    }

    private func expect(_ name: String, within tolerance: Int) throws {
        let image = try DecodedImage(decoding: fixture(name))
        let expected = try fixture(name + ".rgb")
        #expect((image.width, image.height) == (17, 11))
        try #require(image.pixels.count == expected.count)
        let worst = zip(image.pixels, expected).map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(worst <= tolerance, "\(name) differs from Pillow by \(worst)")
    }
}
