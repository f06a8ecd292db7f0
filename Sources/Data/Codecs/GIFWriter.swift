import GANBase

/// Writes an animated GIF file (GIF89a) that plays without end, picture after picture.
///
/// Each picture has a palette of its own. Colours are not dithered, because the dots would flicker. Written by hand
/// because libgif would save little of it: since version 5.2 its library chooses no colours any more, so that what is
/// left is ``LZWCode`` and these few headers, for one more package on everybody's machine.
package struct GIFWriter {
    private let delay: Int
    private let write: ([UInt8]) throws -> Void
    private var size: (width: Int, height: Int)?

    private static let largestSide = 65_535

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - delay: For how many hundredths of a second each picture stays; programs take 0 and 1 for 10.
    ///   - write: Takes the bytes of the file, from front to back.
    package init(delay: Int, _ write: @escaping ([UInt8]) throws -> Void) {
        self.delay = delay
        self.write = write
    }

    /// Appends a picture.
    ///
    /// - Throws: `GANError` with status 70 when its size is not that of the first, or no GIF file's; what `write` throws.
    package mutating func add(_ image: DecodedImage) throws {
        guard max(image.width, image.height) <= Self.largestSide,
            size ?? (image.width, image.height) == (image.width, image.height)
        else {
            throw GANError(.ourFault, "a picture of \(image.width)×\(image.height) pixels does not fit into a GIF file")
        }
        if size == nil { try write(Self.header(image).bytes) }
        size = (image.width, image.height)
        let palette = ColorPalette(of: image, limit: 256)
        // A palette has 2, 4, 8 … 256 colours; codes are of 2 bits at least.
        let bits = max(1, Int.bitWidth - (palette.colors.count - 1).leadingZeroBitCount)
        var frame = ByteLayout()
        // Graphic control: leave the picture where it is, no transparent colour.
        frame.littleEndian((0x21, 1), (0xF9, 1), (4, 1), (1 << 2, 1), (delay, 2), (0, 1), (0, 1))
        // The picture: at the top left, with a palette of its own.
        frame.littleEndian((0x2C, 1), (0, 2), (0, 2), (image.width, 2), (image.height, 2), (0x80 + bits - 1, 1))
        for place in 0..<1 << bits {
            let color = place < palette.colors.count ? palette.colors[place] : 0
            frame.littleEndian((color >> 16, 1), (color >> 8 & 0xFF, 1), (color & 0xFF, 1))
        }
        let symbolBits = max(2, bits)
        frame.littleEndian((symbolBits, 1))
        let code = LZWCode.encode(palette.indices, symbolBits: symbolBits)
        for start in stride(from: 0, to: code.count, by: 255) {
            let block = code[start..<min(start + 255, code.count)]
            frame.littleEndian((block.count, 1))
            frame.append(block)
        }
        frame.littleEndian((0, 1))
        try write(frame.bytes)
    }

    /// Ends the file.
    package mutating func finish() throws {
        try write([0x3B])
    }

    private static func header(_ image: DecodedImage) -> ByteLayout {
        var header = ByteLayout()
        header.text("GIF89a", 6)
        // 8 bits a colour, no palette for all, background 0, square pixels.
        header.littleEndian((image.width, 2), (image.height, 2), (0x70, 1), (0, 1), (0, 1))
        // The extension by which all programs know how often to repeat; 0 is for ever.
        header.littleEndian((0x21, 1), (0xFF, 1), (11, 1))
        header.text("NETSCAPE2.0", 11)
        header.littleEndian((3, 1), (1, 1), (0, 2), (0, 1))
        return header
    }
}
