import GANBase
import GANTensors
import Testing

@testable import GANData

struct PackEncodingTests {
    @Test(arguments: ["colour.jpg", "cmyk.jpg", "deep.png"])
    func filesStayAsTheyAre(name: String) throws {
        let file = try fixture(name)
        let packed = try PackEncoding(size: nil, format: nil, quality: 95).encode(file)
        #expect(packed.bytes == file)
        #expect(packed.format == (name.hasSuffix("jpg") ? .jpeg : .png))
    }

    /// The pixels are those that the loader makes of the same file.
    @Test(arguments: [8, 20])
    func resizedAsForTraining(side: Int) throws {
        let packed = try PackEncoding(size: ImageSize(side: side), format: nil, quality: 95).encode(
            fixture("colour.png"))
        #expect(packed.format == .png)
        let image = try DecodedImage(decoding: packed.bytes)
        #expect((image.width, image.height) == (side, side))
        let whole = try DecodedImage(decoding: fixture("colour.png"))
        #expect(try image == whole.middle(ImageSize(side: side), filter: .bilinear))
    }

    @Test func formatAlone() throws {
        let packed = try PackEncoding(size: nil, format: .jpeg, quality: 90).encode(fixture("alpha.png"))
        let header = try ImageHeader(ofEncoded: packed.bytes)
        #expect((header.width, header.height) == (17, 11))
        #expect(header.format == .jpeg && packed.format == .jpeg)
    }

    /// What is already as it shall be is not written again: JPEG loses by it.
    @Test func finishedFilesAreNotTouched() throws {
        let square = try JPEGFile.encode(numbered(7, side: 16), quality: 50)
        #expect(try PackEncoding(size: ImageSize(side: 16), format: .jpeg, quality: 95).encode(square).bytes == square)
        #expect(try PackEncoding(size: ImageSize(side: 8), format: .jpeg, quality: 95).encode(square).bytes != square)
        let grey = try fixture("grey.jpg")
        #expect(try PackEncoding(size: nil, format: .jpeg, quality: 95).encode(grey).bytes != grey)
    }

    @Test(arguments: ["truncated.jpg", "badcrc.png"])
    func damagedFilesAreRefusedEvenWhenTheyStayAsTheyAre(name: String) throws {
        let file = try fixture(name)
        #expect(failure { try PackEncoding(size: nil, format: nil, quality: 95).encode(file) }.status == .badData)
    }
}
