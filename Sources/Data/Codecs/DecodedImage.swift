import CImages
import GANBase

/// A picture as pixels: rows from the top, three bytes a pixel (red, green, blue), no padding.
public struct DecodedImage: Hashable, Sendable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// The pixels, `3 * width * height` bytes.
    public let pixels: [UInt8]
    /// Which part of the pixels is the picture: all, but for a JPEG picture that was decoded at a fraction of its size.
    let box: PixelBox

    /// Makes a picture of pixels.
    ///
    /// - Parameters:
    ///   - width: Pixels in a row; 1 or more.
    ///   - height: Rows; 1 or more.
    ///   - pixels: Three bytes a pixel, rows from the top.
    /// - Throws: `GANError` with status 70 when the number of bytes is not `3 * width * height`.
    public init(width: Int, height: Int, pixels: [UInt8]) throws {
        try self.init(width: width, height: height, pixels: pixels, box: PixelBox(width: width, height: height))
    }

    /// Makes a picture of a part of some pixels.
    init(width: Int, height: Int, pixels: [UInt8], box: PixelBox) throws {
        guard width >= 1, height >= 1, pixels.count == 3 * width * height else {
            throw GANError(
                .ourFault, "\(pixels.count) bytes are no RGB picture of \(width)×\(height) pixels")
        }
        self.width = width
        self.height = height
        self.pixels = pixels
        self.box = box
    }

    /// Decodes a whole JPEG or PNG file.
    ///
    /// Grey, palettes and CMYK become RGB, 16 bits become 8; gamma and colour profiles are left alone. A file that ends early
    /// or is damaged is refused, not mended.
    ///
    /// - Parameters:
    ///   - file: The bytes of the file.
    ///   - decoding: At which size, and what becomes of transparency and orientation.
    /// - Throws: `GANError` with status 65 in the words of libjpeg or libpng. Sides beyond 16,384 pixels and pictures
    ///   beyond 64 million are refused by their header, before room is made for them.
    public init(decoding file: [UInt8], _ decoding: ImageDecoding = ImageDecoding()) throws {
        let (image, orientation) = try withReader(of: file, decoding) { reader, header in
            let (width, height) = (Int(header.decoded_width), Int(header.decoded_height))
            let count = 3 * width * height
            let pixels = try [UInt8](unsafeUninitializedCapacity: count) { room, written in
                try callingImages(.badData) { ci_read(reader, room.baseAddress, count, $0, $1) }
                written = count
            }
            let box = PixelBox(width: header.picture_width, height: header.picture_height)
            let image = try DecodedImage(width: width, height: height, pixels: pixels, box: box)
            return (image, Orientation(number: Int(header.orientation)))
        }
        self = try decoding.isUpright ? orientation?.upright(image) ?? image : image
    }

    /// The size of an encoded picture by its header as it is stored, without room for a single pixel.
    ///
    /// - Parameter file: The bytes of the file.
    /// - Throws: `GANError` with status 65 when the header is damaged or the picture too large.
    public static func size(ofEncoded file: [UInt8]) throws -> (width: Int, height: Int) {
        try withReader(of: file, ImageDecoding()) { _, header in (Int(header.width), Int(header.height)) }
    }
}

/// Opens an encoded picture, whose header is then read, for as long as `body` runs.
func withReader<Result>(
    of file: [UInt8], _ decoding: ImageDecoding,
    _ body: (_ reader: OpaquePointer, _ header: ci_header) throws -> Result
) throws -> Result {
    try file.withUnsafeBufferPointer { bytes in
        var reader: OpaquePointer?
        var header = ci_header()
        var options = decoding.options
        try callingImages(.badData) {
            ci_open(bytes.baseAddress, bytes.count, &options, &reader, &header, $0, $1)
        }
        guard let reader else {
            throw GANError(.ourFault, "ci_open gave no reader")
        }
        defer { ci_close(reader) }
        return try body(reader, header)
    }
}

/// Calls a function of CImages and throws its message when it fails.
func callingImages(
    _ status: ExitStatus, _ body: (_ message: UnsafeMutablePointer<CChar>?, _ room: Int) -> Int32
) throws {
    try withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CI_MESSAGE_SIZE)) { message in
        message.initialize(repeating: 0)
        guard body(message.baseAddress, message.count) == 0 else {
            let words = message.baseAddress.map { String(cString: $0) } ?? ""
            throw GANError(status, words.isEmpty ? "the decoder gave no reason" : words)
        }
    }
}
