import GANBase
import GANTensors

extension DecodedImage {
    /// Of a picture beyond this ratio of the sides, a random part is taken from about this much of its middle.
    private static var longestRatio: Int { 3 }
    /// So many pixels a resize of the whole may make where only the middle is wanted: 48 MiB.
    private static var mostPixels: Int { 1 << 24 }

    /// The middle of the picture after a resize with antialiasing that just covers it, as torchvision's Resize and CenterCrop
    /// make it.
    func middle(_ size: ImageSize, filter: ResizeFilter) throws -> DecodedImage {
        let whole = box.covering(size)
        let across = CutEnds(
            length: box.width, whole: whole.width,
            limit: max(Self.longestRatio * size.width, Self.mostPixels / whole.height))
        let down = CutEnds(
            length: box.height, whole: whole.height,
            limit: max(Self.longestRatio * size.height, Self.mostPixels / whole.width))
        let resized = try resized(to: whole, across, down, filter: filter)
        return try resized.part(
            left: Self.half(whole.width - size.width) - across.new,
            top: Self.half(whole.height - size.height) - down.new, width: size.width, height: size.height)
    }

    /// The picture resized with antialiasing so that it just covers a size; far ends are cut off.
    func resized(covering size: ImageSize, filter: ResizeFilter) throws -> DecodedImage {
        let whole = box.covering(size)
        let across = CutEnds(length: box.width, whole: whole.width, limit: Self.longestRatio * size.width)
        let down = CutEnds(length: box.height, whole: whole.height, limit: Self.longestRatio * size.height)
        return try resized(to: whole, across, down, filter: filter)
    }

    /// The picture resized with antialiasing.
    func resized(width newWidth: Int, height newHeight: Int, filter: ResizeFilter) throws -> DecodedImage {
        let resized = try resizePixels(
            pixels, height: height, width: width, box: (box.left, box.top, box.width, box.height), toHeight: newHeight,
            toWidth: newWidth, filter: filter)
        return try DecodedImage(width: newWidth, height: newHeight, pixels: resized)
    }

    /// The pixels that are at least half inside the picture, as a picture of its own.
    func wholePixels() throws -> DecodedImage {
        try part(
            left: box.columns.lowerBound, top: box.rows.lowerBound, width: box.columns.count, height: box.rows.count)
    }

    private func resized(
        to whole: ImageSize, _ across: CutEnds, _ down: CutEnds, filter: ResizeFilter
    ) throws -> DecodedImage {
        let image = try without(across.old, down.old)
        let (newWidth, newHeight) = (whole.width - 2 * across.new, whole.height - 2 * down.new)
        guard newWidth != image.width || newHeight != image.height else {
            return image
        }
        return try image.resized(width: newWidth, height: newHeight, filter: filter)
    }

    /// The picture without some pixels at the left and right, and at the top and bottom.
    private func without(_ columns: Int, _ rows: Int) throws -> DecodedImage {
        guard columns > 0 || rows > 0 else {
            return self
        }
        let (newWidth, newHeight) = (width - 2 * columns, height - 2 * rows)
        var inner = box
        inner.width -= Double(2 * columns)
        inner.height -= Double(2 * rows)
        let image = try part(left: columns, top: rows, width: newWidth, height: newHeight)
        return try DecodedImage(width: newWidth, height: newHeight, pixels: image.pixels, box: inner)
    }

    private func part(left: Int, top: Int, width: Int, height: Int) throws -> DecodedImage {
        guard width != self.width || height != self.height || box != PixelBox(width: width, height: height) else {
            return self
        }
        return try withView { try $0.part(left: left, top: top, width: width, height: height) }
    }

    /// Half of a difference, halves rounded to even, as torchvision's centre crop has it.
    private static func half(_ difference: Int) -> Int {
        Int((Double(difference) / 2).rounded(.toNearestOrEven))
    }
}
