import GANData

/// Pictures that say how the camera was held.
enum EXIFFile {
    /// A JPEG file with an EXIF block.
    static func jpeg(_ image: DecodedImage, _ block: [UInt8]) throws -> [UInt8] {
        try inserting(segment(0xE1, Array("Exif\0\0".utf8) + block), into: JPEGFile.encode(image, quality: 100))
    }

    /// A JPEG file with something more in front.
    static func inserting(_ bytes: [UInt8], into file: [UInt8]) -> [UInt8] {
        Array(file[0..<2]) + bytes + file[2...]
    }

    /// A segment of a JPEG file.
    static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        let length = body.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + body
    }

    /// A block with this entry alone.
    static func block(orientation: UInt8, isBigEndian: Bool) -> [UInt8] {
        isBigEndian
            ? Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
            : Array("II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
    }
}
