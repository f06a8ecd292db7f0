import GANBase
import GANData
import Testing

/// Small files that would take gigabytes or minutes.
struct DecompressionBombTests {
    /// A scan costs some microseconds, however small the picture is.
    @Test func endlessScansAreRefused() throws {
        #expect(try DecodedImage(decoding: HostilePicture.scans(500, side: 8)).width == 8)
        let error = failure { try DecodedImage(decoding: HostilePicture.scans(502, side: 8)) }
        #expect(error == GANError(.badData, words("500 scans of 8×8")))
    }

    /// A scan costs a pass over all pixels, however few bytes it has: these 150 kB took six seconds, and many more on a slow
    /// machine.
    @Test func manyScansOfManyPixelsAreRefused() throws {
        let bytes = HostilePicture.scans(300, side: 8000)
        #expect(bytes.count < 200_000)
        let error = failure { try DecodedImage(decoding: bytes, ImageDecoding(shortestSide: 1)) }
        #expect(error == GANError(.badData, words("141 scans of 8000×8000")))
    }

    /// The scans that libjpeg writes by itself, at the largest size.
    @Test func ordinaryProgressiveFilesOfEverySizeAreRead() throws {
        let bytes = HostilePicture.ordinaryScans(side: 8000)
        #expect(try ImageHeader(ofEncoded: bytes).isProgressive)
        #expect(try DecodedImage(decoding: bytes, ImageDecoding(shortestSide: 1)).width == 1000)
    }

    private func words(_ scans: String) -> String {
        "it has more than \(scans) pixels, more than GANKit decodes; save it again as a baseline JPEG file"
    }

    /// libpng unpacks all that follows the last row: these 200 kB would become 200 MB for one pixel.
    @Test func compressedBytesBehindTheLastRowAreRefused() {
        let error = failure { try DecodedImage(decoding: HostilePicture.endlessPNG(200_000)) }
        #expect(
            error
                == GANError(
                    .badData,
                    "it has far more compressed bytes than pixels, as a decompression bomb has; save it again or remove it"
                ))
    }

    /// Some encoders leave a little behind the last row.
    @Test func aFewBytesBehindTheLastRowAreIgnored() throws {
        for name in ["colour.png", "interlaced.png"] {
            let whole = try fixture(name)
            let end = whole.count - 12
            let longer =
                whole[..<end] + HostilePicture.chunk("IDAT", [UInt8](repeating: 7, count: 1000)) + whole[end...]
            #expect(try DecodedImage(decoding: Array(longer)) == DecodedImage(decoding: whole))
        }
    }

    /// A text of any length may follow the pixels.
    @Test func longChunksBehindThePixelsAreNoBomb() throws {
        let whole = try fixture("colour.png")
        let end = whole.count - 12
        let longer =
            whole[..<end] + HostilePicture.chunk("teXt", [UInt8](repeating: 65, count: 300_000)) + whole[end...]
        #expect(try DecodedImage(decoding: Array(longer)) == DecodedImage(decoding: whole))
    }

    /// They would unpack to 300 MB, and have no bearing on the pixels.
    @Test func textsAndProfilesStayPacked() throws {
        let image = try DecodedImage(decoding: HostilePicture.pngWithLargeTexts())
        #expect(try image == DecodedImage(decoding: fixture("colour.png")))
    }

    /// A gzip file of 55 bytes that says it has two gigabytes.
    @Test func gzipThatCannotHoldWhatItSaysIsRefused() throws {
        let folder = try TemporaryFolder()
        let header: [UInt8] = [0, 0, 8, 3, 0, 0x10, 0, 0, 0, 0, 0, 40, 0, 0, 0, 50]
        let stored: [UInt8] = [1, 32, 0, 0xDF, 0xFF] + header + [UInt8](repeating: 0, count: 16)
        try folder.write(
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + stored + [0, 0, 0, 0, 32, 0, 0, 0], to: "train-images-idx3-ubyte.gz")
        let error = failure { try MNIST(folder.path).open() }
        #expect(error.status == .badData)
        #expect(
            error.message.hasSuffix(
                ": 55 bytes cannot hold the 2,097,152,016 that its header asks for; download it again"), "\(error)")
    }
}
