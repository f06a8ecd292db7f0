import GANBase
import GANTensors

extension DecodedImage {
    /// Beyond this ratio of the sides the ends are cut off before a resize, because what is left of them would fill
    /// gigabytes; they are far outside the middle.
    private static var longestRatio: Int { 3 }

    /// The picture resized with antialiasing so that its shorter side fits; the longer one is rounded down, as
    /// torchvision does.
    func resized(shorterSide side: Int, filter: ResizeFilter) throws -> DecodedImage {
        let shorter = min(width, height)
        let image = try withoutFarEnds()
        guard shorter != side else {
            return image
        }
        return try image.resized(
            width: image.width == shorter ? side : side * image.width / shorter,
            height: image.height == shorter ? side : side * image.height / shorter, filter: filter)
    }

    /// The picture resized with antialiasing.
    func resized(width newWidth: Int, height newHeight: Int, filter: ResizeFilter) throws -> DecodedImage {
        let resized = try resizePixels(
            pixels, height: height, width: width, toHeight: newHeight, toWidth: newWidth, filter: filter)
        return try DecodedImage(width: newWidth, height: newHeight, pixels: resized)
    }

    /// The square in the middle.
    func centre(_ side: Int) throws -> DecodedImage {
        guard width != side || height != side else {
            return self
        }
        return try middle(width: side, height: side)
    }

    private func withoutFarEnds() throws -> DecodedImage {
        let longest = min(width, height) * Self.longestRatio
        guard max(width, height) > longest else {
            return self
        }
        return try middle(width: min(width, longest), height: min(height, longest))
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
