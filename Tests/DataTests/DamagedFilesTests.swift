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

    /// The pixels would need 2.7 GB; the header alone is enough to refuse them.
    @Test(arguments: ["huge.png", "huge.jpg"])
    func hugePicturesAreRefusedByTheirHeader(name: String) throws {
        let words =
            "its header says 30000×30000 pixels; GANKit reads sides of 1 to 16384 and 64 million pixels at most"
        #expect(failure { try DecodedImage(decoding: fixture(name)) } == GANError(.badData, words))
        #expect(failure { try DecodedImage.size(ofEncoded: fixture(name)) } == GANError(.badData, words))
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

    /// A progressive picture of one block, with each bit of each coefficient in a scan of its own.
    private func picture(scans: Int) -> [UInt8] {
        func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] { [0xFF, marker, 0, UInt8(body.count + 2)] + body }
        // A single Huffman code, the bit 0, for "nothing here".
        let code: [UInt8] = [1] + [UInt8](repeating: 0, count: 16)
        var bytes: [UInt8] = [0xFF, 0xD8] + segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
        bytes += segment(0xC2, [8, 0, 8, 0, 8, 1, 1, 0x11, 0])
        bytes += segment(0xC4, [0] + code) + segment(0xC4, [0x10] + code) + segment(0xDA, [1, 1, 0, 0, 0, 0]) + [0x7F]
        for number in 0..<scans - 1 {
            let (place, low) = (UInt8(1 + number / 14), UInt8(13 - number % 14))
            let bits = low == 13 ? low : (low + 1) << 4 | low
            bytes += segment(0xDA, [1, 1, 0, place, place, bits]) + [0x7F]
        }
        return bytes + [0xFF, 0xD9]
    }

    /// A scan costs a pass over all pixels, however few bytes it has.
    @Test func endlessScansAreRefused() throws {
        #expect(try DecodedImage(decoding: picture(scans: 500)).width == 8)
        let error = failure { try DecodedImage(decoding: picture(scans: 502)) }
        #expect(error == GANError(.badData, "the JPEG file has more than 500 scans"))
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
