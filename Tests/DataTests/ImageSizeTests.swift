import GANBase
import Testing

struct ImageSizeTests {
    @Test(
        "sizes as people type them",
        arguments: [("96x64", 96, 64), ("96×64", 96, 64), ("64", 64, 64), ("1X16384", 1, 16_384)])
    func typed(text: String, width: Int, height: Int) throws {
        #expect(try ImageSize(parsing: text) == ImageSize(width: width, height: height))
    }

    @Test(
        "what is no size is refused in words",
        arguments: ["", "x", "96x", "x64", "96x64x3", "0x64", "96x-1", "16385", "96 x 64", "96*64", "large"])
    func refused(text: String) {
        let error = failure { try ImageSize(parsing: text) }
        #expect(error.status == .usage && error.message.hasPrefix("'\(text)' is no size of pictures; write width and"))
    }

    @Test func words() {
        let size = ImageSize(width: 96, height: 64)
        #expect("\(size)" == "96×64" && "\(ImageSize(side: 8))" == "8×8")
        #expect(!size.isSquare && ImageSize(side: 8).isSquare)
        #expect(size.shorterSide == 64 && size.longerSide == 96 && size.pixelCount == 6144)
    }
}
