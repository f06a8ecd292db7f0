import CImages

/// How a picture's file stores colour; whichever it is, GANKit decodes it to RGB.
public enum ImageColor: String, Sendable, CaseIterable {
    /// Red, green and blue, or what a JPEG file makes of them.
    case rgb = "RGB"
    /// Shades of grey.
    case grey = "grey"
    /// Numbers of colours in a table.
    case palette = "palette"
    /// Four inks.
    case cmyk = "CMYK"
    /// Something else, which is not decoded.
    case other = "other"

    init(_ color: ci_color) {
        switch color {
        case CI_COLOR_RGB: self = .rgb
        case CI_COLOR_GREY: self = .grey
        case CI_COLOR_PALETTE: self = .palette
        case CI_COLOR_CMYK: self = .cmyk
        default: self = .other
        }
    }
}
