import CImages
import GANBase

/// What the header of an encoded picture says.
public struct ImageHeader: Hashable, Sendable {
    /// The file format.
    public let format: ImageFormat
    /// Pixels in a row of the upright picture.
    public let width: Int
    /// Rows of the upright picture.
    public let height: Int
    /// How the file stores colour.
    public let color: ImageColor
    /// Bits of a sample, or of an index into a palette.
    public let depth: Int
    /// Whether pixels may be transparent; GANKit lays them over white.
    public let hasAlpha: Bool
    /// Whether the picture comes in several passes, which take longer to decode: progressive JPEG, interlaced PNG.
    public let isProgressive: Bool

    /// Whether the picture stands upright as it is stored; if not, it is turned when it is decoded, as EXIF asks.
    public let isUpright: Bool

    /// Reads a header, without room for a single pixel.
    ///
    /// - Parameter file: The bytes of the file; the beginning is enough where it holds the whole header.
    /// - Throws: `GANError` with status 65 when the header is damaged or the picture too large.
    public init(ofEncoded file: [UInt8]) throws {
        let header = try withReader(of: file, ImageDecoding()) { _, header in header }
        let orientation = Orientation(number: Int(header.orientation))
        let isSideways = orientation?.isSideways ?? false
        format = header.format == CI_FORMAT_JPEG ? .jpeg : .png
        width = Int(isSideways ? header.height : header.width)
        height = Int(isSideways ? header.width : header.height)
        isUpright = orientation == nil
        color = ImageColor(header.color)
        depth = Int(header.depth)
        hasAlpha = header.has_alpha != 0
        isProgressive = header.is_progressive != 0
    }

    /// Colour, transparency and depth in words: "RGB", "RGBA 16-bit", "grey", "palette with alpha".
    public var colorType: String {
        let name =
            switch (color, hasAlpha) {
            case (.rgb, true): "RGBA"
            case (_, true): color.rawValue + " with alpha"
            case (_, false): color.rawValue
            }
        // The depth of an index says nothing about the colours behind it.
        return depth == 8 || color == .palette ? name : "\(name) \(depth)-bit"
    }
}
