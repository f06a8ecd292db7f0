import GANBase
import GANData
import Testing

/// Bytes in a JPEG file that belong to no segment: where they cannot have been pixels, the picture is whole.
struct ExtraneousBytesTests {
    /// The first place of a marker, after as many others of its kind.
    private func place(of marker: ClosedRange<UInt8>, after others: Int = 0, in file: [UInt8]) throws -> Int {
        let places = (0..<file.count - 1).filter { file[$0] == 0xFF && marker.contains(file[$0 + 1]) }
        return try #require(places.dropFirst(others).first)
    }

    private func inserting(_ bytes: [UInt8], before marker: ClosedRange<UInt8>, after others: Int = 0, in name: String)
        throws -> [UInt8]
    {
        let file = try fixture(name)
        let place = try place(of: marker, after: others, in: file)
        return Array(file[..<place]) + bytes + file[place...]
    }

    private func random(_ count: Int) -> [UInt8] {
        var random = SeededRandomBytes()
        return (0..<count).map { _ in random.next() }
    }

    /// Bytes without 0xFF.
    private struct SeededRandomBytes {
        private var state: UInt32 = 1

        mutating func next() -> UInt8 {
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24) % 255
        }
    }

    @Test(
        "before the first scan: tables, the frame, the scan",
        arguments: [0xDB, 0xC0, 0xC4, 0xDA] as [UInt8], [1, 2, 40])
    func inTheHeader(marker: UInt8, count: Int) throws {
        let file = try inserting(random(count), before: marker...marker, in: "colour.jpg")
        #expect(try DecodedImage(decoding: file) == DecodedImage(decoding: fixture("colour.jpg")))
        #expect(try ImageHeader(ofEncoded: file).width == 17)
    }

    @Test("padding behind the pixels, and between the scans of a progressive file", arguments: [1, 2, 40, 3000])
    func padding(count: Int) throws {
        for (name, marker, others) in [
            ("colour.jpg", 0xD9, 0), ("progressive.jpg", 0xD9, 0), ("progressive.jpg", 0xDA, 2),
        ] {
            for byte: UInt8 in [0, 0x20, 0x7F] {
                let marker = UInt8(marker)
                let file = try inserting(
                    [UInt8](repeating: byte, count: count), before: marker...marker, after: others, in: name)
                #expect(try DecodedImage(decoding: file) == DecodedImage(decoding: fixture(name)), "\(name) \(byte)")
            }
        }
    }

    /// libjpeg reads a few bytes ahead, which it does not miss.
    @Test("other bytes behind the pixels are what damage leaves over", arguments: ["colour.jpg", "progressive.jpg"])
    func leftOver(name: String) throws {
        let error = failure { try DecodedImage(decoding: inserting(random(40), before: 0xD9...0xD9, in: name)) }
        #expect(error.status == .badData)
        #expect(error.message.hasPrefix("Corrupt JPEG data: ") && error.message.hasSuffix("bytes before marker 0xd9"))
    }

    @Test("inside of a scan nothing may be too much, padding neither", arguments: [0, 0x7F] as [UInt8], [0, 1])
    func insideAScan(byte: UInt8, others: Int) throws {
        let bytes = [UInt8](repeating: byte, count: 40)
        let error = failure {
            try DecodedImage(decoding: inserting(bytes, before: 0xD0...0xD7, after: others, in: "restarts.jpg"))
        }
        #expect(error.status == .badData && error.message.hasPrefix("Corrupt JPEG data: "))
    }
}
