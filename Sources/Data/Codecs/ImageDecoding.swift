import CImages
public import GANBase

/// How a JPEG or PNG file becomes pixels.
public struct ImageDecoding: Hashable, Sendable {
    /// The size that will be needed of the upright picture, or `nil` for the full size.
    ///
    /// A JPEG file is then decoded at a half, a quarter or an eighth of its size where that leaves as much both ways: several times
    /// faster, by an average over pixels that differs a little from a resize of the full picture. Where a side does not divide,
    /// its last pixel stands for what is left of the picture, which a resize takes into account. PNG files are always decoded at
    /// their full size.
    public var neededSize: ImageSize?
    /// Whether only the middle will be looked at, as much as has the shape of ``neededSize``, after a resize to that.
    ///
    /// Rows of a tall JPEG picture that are too far below it to matter are then left out: they repeat a row above them, and damage
    /// there is not found.
    public var isMiddleOnly = false
    /// What transparent pixels are laid over.
    public var background: RGBColor
    /// Whether a picture is turned as its EXIF orientation asks.
    public var isUpright: Bool

    /// Makes options; without any, a picture is decoded exactly, at its full size, upright, over white.
    ///
    /// - Parameters:
    ///   - neededSize: The size that will be needed; `nil` for the full size.
    ///   - background: What transparent pixels are laid over.
    ///   - upright: Whether a picture is turned as its EXIF orientation asks.
    public init(neededSize: ImageSize? = nil, background: RGBColor = .white, upright: Bool = true) {
        self.neededSize = neededSize
        self.background = background
        isUpright = upright
    }

    /// Becomes another where the same file becomes other pixels by the same options, so that pixels and statistics that were
    /// kept are not taken for those of this version.
    static let version = 2

    /// Makes options for a picture whose shorter side has a number of pixels at least.
    ///
    /// - Parameters:
    ///   - shortestSide: The shorter side in pixels that will be needed.
    ///   - background: What transparent pixels are laid over.
    ///   - upright: Whether a picture is turned as its EXIF orientation asks.
    public init(shortestSide: Int, background: RGBColor = .white, upright: Bool = true) {
        self.init(neededSize: ImageSize(side: shortestSide), background: background, upright: upright)
    }

    /// The same for CImages.
    var options: ci_options {
        ci_options(
            needed_width: Int32(clamping: neededSize?.width ?? 0),
            needed_height: Int32(clamping: neededSize?.height ?? 0), is_upright: isUpright ? 1 : 0,
            is_middle_only: isMiddleOnly ? 1 : 0,
            background: (background.red, background.green, background.blue))
    }
}
