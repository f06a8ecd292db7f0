import GANBase
import GANData
import Testing

struct ImageHeaderTests {
    @Test(arguments: [
        ("colour.jpg", "RGB"), ("halved.jpg", "RGB"), ("rgb.jpg", "RGB"), ("grey.jpg", "grey"), ("cmyk.jpg", "CMYK"),
        ("ycck.jpg", "CMYK"), ("colour.png", "RGB"), ("alpha.png", "RGBA"), ("grey.png", "grey"),
        ("greyalpha.png", "grey with alpha"), ("bilevel.png", "grey 1-bit"), ("palette.png", "palette"),
        ("palettealpha.png", "palette with alpha"), ("deep.png", "RGB 16-bit"), ("deepalpha.png", "RGBA 16-bit"),
        ("deepgrey.png", "grey 16-bit"),
    ])
    func colourIsReadFromTheHeader(name: String, colorType: String) throws {
        let header = try ImageHeader(ofEncoded: fixture(name))
        #expect(header.colorType == colorType)
        #expect((header.width, header.height) == (17, 11))
        #expect(header.format == (name.hasSuffix("jpg") ? .jpeg : .png))
        #expect(!header.isProgressive)
    }

    @Test(arguments: ["progressive.jpg", "interlaced.png", "alphainterlaced.png"])
    func severalPassesAreNoticed(name: String) throws {
        #expect(try ImageHeader(ofEncoded: fixture(name)).isProgressive)
    }

    @Test func sizeIsThatOfTheUprightPicture() throws {
        let header = try ImageHeader(ofEncoded: fixture("photosideways.jpg"))
        let image = try DecodedImage(decoding: fixture("photosideways.jpg"))
        #expect(!header.isUpright)
        #expect((header.width, header.height) == (image.width, image.height))
        #expect(image.width != image.height)
        #expect(try ImageHeader(ofEncoded: fixture("photo.jpg")).isUpright)
    }

    @Test(arguments: ["huge.jpg", "huge.png"])
    func refusedSizes(name: String) throws {
        let bytes = try fixture(name)
        #expect(failure { try ImageHeader(ofEncoded: bytes) }.status == .badData)
    }
}
