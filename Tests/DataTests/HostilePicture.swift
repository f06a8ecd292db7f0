import Foundation
@testable import GANData

/// Pictures that were made to harm, byte by byte.
enum HostilePicture {
    /// A PNG file whose header says another size than its pixels have.
    static func png(_ width: Int, _ height: Int) throws -> [UInt8] {
        var bytes = try fixture("colour.png")
        bytes.replaceSubrange(16..<24, with: number(width, 4) + number(height, 4))
        bytes.replaceSubrange(29..<33, with: number(Int(Inflater.checksum(Array(bytes[12..<29]))), 4))
        return bytes
    }

    /// A JPEG file whose header says another size than its pixels have.
    static func jpeg(_ width: Int, _ height: Int) throws -> [UInt8] {
        var bytes = try fixture("colour.jpg")
        let frame = bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC0]) } ?? 0
        bytes.replaceSubrange(frame + 5..<frame + 9, with: number(height, 2) + number(width, 2))
        return bytes
    }

    // MARK: Bombs

    /// A PNG file of one pixel whose compressed bytes go on for so many more, each of which stands for a thousand zeros.
    static func endlessPNG(_ count: Int) -> [UInt8] {
        let header = number(1, 4) + number(1, 4) + [8, 2, 0, 0, 0]
        return signature + chunk("IHDR", header) + chunk("IDAT", zeros(count)) + chunk("IEND", [])
    }

    /// The picture colour.png with texts and a colour profile that would unpack to hundreds of megabytes.
    static func pngWithLargeTexts() throws -> [UInt8] {
        let bytes = try fixture("colour.png")
        let texts =
            chunk("zTXt", Array("text\0\0".utf8) + zeros(100_000)) + chunk("iCCP", Array("p\0\0".utf8) + zeros(100_000))
            + chunk("iTXt", Array("text\0\u{1}\0\0\0".utf8) + zeros(100_000))
        return bytes[..<33] + texts + bytes[33...]
    }

    /// A scan of a progressive JPEG file.
    struct Scan {
        let components: [UInt8]
        let coefficients: ClosedRange<UInt8>
        /// The bits from which and to which it refines; no earlier ones for a first scan.
        let bits: UInt8
    }

    /// A grey picture with each bit of each coefficient in a scan of its own.
    static func scans(_ count: Int, side: Int) -> [UInt8] {
        let scans = (0..<count - 1).map { number in
            let (place, low) = (UInt8(1 + number / 14), UInt8(13 - number % 14))
            return Scan(components: [1], coefficients: place...place, bits: low == 13 ? low : (low + 1) << 4 | low)
        }
        return progressive(side: side, components: 1, [Scan(components: [1], coefficients: 0...0, bits: 0)] + scans)
    }

    /// A colour picture with the ten scans that libjpeg writes by itself.
    static func ordinaryScans(side: Int) -> [UInt8] {
        let scans: [([UInt8], ClosedRange<UInt8>, UInt8)] = [
            ([1, 2, 3], 0...0, 0x01), ([1], 1...5, 0x02), ([3], 1...63, 0x01), ([2], 1...63, 0x01),
            ([1], 6...63, 0x02), ([1], 1...63, 0x21), ([1, 2, 3], 0...0, 0x10), ([3], 1...63, 0x10),
            ([2], 1...63, 0x10), ([1], 1...63, 0x10),
        ]
        return progressive(
            side: side, components: 3, scans.map { Scan(components: $0.0, coefficients: $0.1, bits: $0.2) })
    }

    /// A picture whose every coefficient is zero.
    ///
    /// Both Huffman tables have one code, the bit 0: no difference for DC, and for AC nothing in 16,384 blocks and as many
    /// more as 14 bits say.
    static func progressive(side: Int, components: UInt8, _ scans: [Scan]) -> [UInt8] {
        func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] { [0xFF, marker, 0, UInt8(body.count + 2)] + body }
        let blocks = (side + 7) / 8 * ((side + 7) / 8)
        let lengths: [UInt8] = [1] + [UInt8](repeating: 0, count: 15)
        var bytes: [UInt8] = [0xFF, 0xD8] + segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
        let frame = [8] + number(side, 2) + number(side, 2) + [components]
        bytes += segment(0xC2, frame + (1...components).flatMap { number -> [UInt8] in [number, 0x11, 0] })
        bytes += segment(0xC4, [0] + lengths + [0]) + segment(0xC4, [0x10] + lengths + [0xE0])
        for scan in scans {
            let head = [UInt8(scan.components.count)] + scan.components.flatMap { number -> [UInt8] in [number, 0] }
            bytes += segment(0xDA, head + [scan.coefficients.lowerBound, scan.coefficients.upperBound, scan.bits])
            let bits =
                scan.coefficients.lowerBound == 0
                ? blocks * scan.components.count : 15 * ((blocks + 16_383) / 16_384)
            bytes += [UInt8](repeating: 0, count: (bits + 7) / 8)
        }
        return bytes + [0xFF, 0xD9]
    }

    // MARK: Parts

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// A chunk of a PNG file.
    static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        return number(body.count, 4) + named + number(Int(Inflater.checksum(named)), 4)
    }

    /// What zlib makes of a long run of zeros, without its end: a zero for each 1,032.
    private static func zeros(_ count: Int) -> [UInt8] {
        let start: [UInt8] = [
            0x78, 0xDA, 0xED, 0xC1, 0x01, 0x01, 0, 0, 0, 0x82, 0x20, 0xFF, 0xAF, 0x6E, 0x48, 0x40, 0x01,
        ]
        return start + [UInt8](repeating: 0, count: count)
    }

    /// The bytes of a number, the highest first.
    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
    }
}
