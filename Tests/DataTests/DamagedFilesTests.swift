import GANBase
import GANData
import Testing

/// Files that must be refused, in words, and never with a crash.
struct DamagedFilesTests {
    @Test func truncatedJPEGIsRefusedInLibjpegsWords() throws {
        let error = failure { try DecodedImage(decoding: fixture("truncated.jpg")) }
        #expect(error == GANError(.badData, "Premature end of JPEG file"))
    }

    @Test func badChecksumIsRefusedInLibpngsWords() throws {
        let error = failure { try DecodedImage(decoding: fixture("badcrc.png")) }
        #expect(error == GANError(.badData, "IDAT: CRC error"))
    }

    @Test func textIsNoPicture() {
        let error = failure { try DecodedImage(decoding: Array("not a picture".utf8)) }
        #expect(error == GANError(.badData, "it is neither a JPEG nor a PNG file"))
    }

    @Test func emptyFileIsNoPicture() {
        #expect(failure { try DecodedImage(decoding: []) } == GANError(.badData, "the file is empty"))
    }

    /// The pixels of the huge ones would need 2.7 GB; the header alone is enough to refuse them.
    @Test(arguments: [(30_000, 30_000), (16_385, 1), (1, 16_385), (16_000, 4001), (65_500, 65_500)])
    func sizesBeyondTheLimitsAreRefusedByTheHeader(width: Int, height: Int) throws {
        let words =
            "its header says \(width)×\(height) pixels; GANKit reads sides of 1 to 16384 and 64 million pixels at most: "
            + "make it smaller, or remove it"
        for bytes in [try HostilePicture.png(width, height), try HostilePicture.jpeg(width, height)] {
            #expect(failure { try DecodedImage(decoding: bytes) } == GANError(.badData, words))
            #expect(failure { try DecodedImage.size(ofEncoded: bytes) } == GANError(.badData, words))
            #expect(failure { try ImageHeader(ofEncoded: bytes) } == GANError(.badData, words))
        }
    }

    /// The largest sizes that are read, by their headers; the pixels are missing.
    @Test(arguments: [(16_384, 3906), (16_000, 4000), (16_384, 1)])
    func sizesWithinTheLimitsAreAccepted(width: Int, height: Int) throws {
        for bytes in [try HostilePicture.png(width, height), try HostilePicture.jpeg(width, height)] {
            #expect(try DecodedImage.size(ofEncoded: bytes) == (width, height))
        }
    }

    @Test func picturesWithoutPixelsAreRefused() throws {
        for (width, height) in [(0, 5), (5, 0), (0, 0)] {
            let png = failure { try DecodedImage(decoding: HostilePicture.png(width, height)) }
            #expect(png == GANError(.badData, "Invalid IHDR data"))
            let jpeg = failure { try DecodedImage(decoding: HostilePicture.jpeg(width, height)) }
            #expect(jpeg == GANError(.badData, "Empty JPEG image (DNL not supported)"))
        }
    }

    @Test(arguments: ["colour.jpg", "progressive.jpg", "cmyk.jpg", "colour.png", "interlaced.png", "palettealpha.png"])
    func truncationAtEveryByteIsRefused(name: String) throws {
        let whole = try fixture(name)
        for length in 0..<whole.count {
            let error = failure { try DecodedImage(decoding: Array(whole.prefix(length))) }
            #expect(error.status == .badData, "\(name) cut to \(length) bytes")
            #expect(!error.message.isEmpty)
        }
    }

    /// A flipped bit may leave a picture (a colour table has no checksum in JPEG), but never a crash.
    @Test(arguments: ["colour.jpg", "progressive.jpg", "cmyk.jpg", "ycck.jpg", "palettealpha.png", "interlaced.png"])
    func flippedBitsNeverCrash(name: String) throws {
        let whole = try fixture(name)
        var refused = 0
        for position in whole.indices {
            for bit in [0, 3, 7] {
                var damaged = whole
                damaged[position] ^= 1 << bit
                do {
                    let image = try DecodedImage(decoding: damaged)
                    #expect(image.pixels.count == 3 * image.width * image.height)
                } catch let error as GANError {
                    refused += 1
                    #expect(error.status == .badData && !error.message.isEmpty)
                }
            }
        }
        // Every byte of a PNG file is under a checksum or a signature.
        if name.hasSuffix(".png") {
            #expect(refused == 3 * whole.count)
        }
    }
}
