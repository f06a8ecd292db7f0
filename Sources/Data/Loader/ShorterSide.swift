import GANBase
import GANTensors

extension DecodedImage {
    /// Beyond this multiple of what fits, ends are cut off before a resize, because what is left of them would fill
    /// gigabytes; they are far outside the middle.
    private static var longestRatio: Int { 3 }

    /// The picture resized with antialiasing so that it just covers a size: one side fits, and the other one, which is as
    /// long or longer, is rounded down, as torchvision does.
    func resized(toCover size: ImageSize, filter: ResizeFilter) throws -> DecodedImage {
        let widthFits = width * size.height <= height * size.width
        let image = try withoutFarEnds(of: size, widthFits: widthFits)
        guard widthFits ? width != size.width : height != size.height else {
            return image
        }
        return try image.resized(
            width: widthFits ? size.width : size.height * image.width / height,
            height: widthFits ? size.width * image.height / width : size.height, filter: filter)
    }

    /// The picture resized with antialiasing.
    func resized(width newWidth: Int, height newHeight: Int, filter: ResizeFilter) throws -> DecodedImage {
        let resized = try resizePixels(
            pixels, height: height, width: width, toHeight: newHeight, toWidth: newWidth, filter: filter)
        return try DecodedImage(width: newWidth, height: newHeight, pixels: resized)
    }

    /// The middle.
    func centre(_ size: ImageSize) throws -> DecodedImage {
        guard width != size.width || height != size.height else {
            return self
        }
        return try middle(width: size.width, height: size.height)
    }

    /// The picture, or its middle where it is far longer than the size that it shall cover.
    ///
    /// - Parameter widthFits: Whether the width is made to fit, so that the height is what is too long.
    private func withoutFarEnds(of size: ImageSize, widthFits: Bool) throws -> DecodedImage {
        let (fitting, other) = widthFits ? (size.width, size.height) : (size.height, size.width)
        let longest = ((widthFits ? width : height) * other * Self.longestRatio + fitting - 1) / fitting
        guard (widthFits ? height : width) > longest else {
            return self
        }
        return try widthFits ? middle(width: width, height: longest) : middle(width: longest, height: height)
    }

    private func middle(width: Int, height: Int) throws -> DecodedImage {
        try withView { view in
            try view.part(
                left: Self.half(self.width - width), top: Self.half(self.height - height), width: width,
                height: height)
        }
    }

    /// Half of a difference, halves rounded to even, as torchvision's centre crop has it.
    private static func half(_ difference: Int) -> Int {
        Int((Double(difference) / 2).rounded(.toNearestOrEven))
    }
}
