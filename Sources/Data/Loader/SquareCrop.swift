import GANBase
import GANTensors

/// Makes pictures square: resized with antialiasing so that the shorter side fits, then the middle.
struct SquareCrop: Sendable {
    /// The side of the result in pixels.
    let side: Int

    /// Beyond this ratio of the sides the ends are cut off before the resize, because what is left of them would fill
    /// gigabytes; they are far outside the middle.
    private static let longestRatio = 3

    /// Bytes of a result.
    var byteCount: Int { 3 * side * side }

    /// The square picture.
    ///
    /// - Parameters:
    ///   - image: The picture.
    ///   - isFlipped: Whether left and right change places.
    ///   - target: Room for `byteCount` bytes.
    func write(_ image: DecodedImage, isFlipped: Bool, to target: UnsafeMutableBufferPointer<UInt8>) throws {
        let fitting = try resized(withoutFarEnds(image))
        let left = Self.half(fitting.width - side)
        let top = Self.half(fitting.height - side)
        fitting.pixels.withUnsafeBufferPointer { source in
            for y in 0..<side {
                let start = 3 * ((top + y) * fitting.width + left)
                if isFlipped {
                    for x in 0..<side {
                        for channel in 0..<3 {
                            target[3 * (y * side + x) + channel] = source[start + 3 * (side - 1 - x) + channel]
                        }
                    }
                } else {
                    let row = UnsafeMutableBufferPointer(rebasing: target[3 * y * side..<3 * (y + 1) * side])
                    _ = row.update(fromContentsOf: source[start..<start + 3 * side])
                }
            }
        }
    }

    /// The square picture, not flipped.
    func cropped(_ image: DecodedImage) throws -> DecodedImage {
        let pixels = try [UInt8](unsafeUninitializedCapacity: byteCount) { room, count in
            try write(image, isFlipped: false, to: room)
            count = byteCount
        }
        return try DecodedImage(width: side, height: side, pixels: pixels)
    }

    /// The size at which the shorter side fits: the longer one is rounded down, as torchvision does.
    private func resized(_ image: DecodedImage) throws -> DecodedImage {
        let shorter = min(image.width, image.height)
        guard shorter != side else {
            return image
        }
        let width = image.width == shorter ? side : side * image.width / shorter
        let height = image.height == shorter ? side : side * image.height / shorter
        let pixels = try resizePixels(
            image.pixels, height: image.height, width: image.width, toHeight: height, toWidth: width)
        return try DecodedImage(width: width, height: height, pixels: pixels)
    }

    private func withoutFarEnds(_ image: DecodedImage) throws -> DecodedImage {
        let longest = min(image.width, image.height) * Self.longestRatio
        guard max(image.width, image.height) > longest else {
            return image
        }
        let width = min(image.width, longest)
        let height = min(image.height, longest)
        let left = Self.half(image.width - width)
        let top = Self.half(image.height - height)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(3 * width * height)
        for y in top..<top + height {
            let start = 3 * (y * image.width + left)
            pixels.append(contentsOf: image.pixels[start..<start + 3 * width])
        }
        return try DecodedImage(width: width, height: height, pixels: pixels)
    }

    /// Half of a difference, halves rounded to even, as torchvision's centre crop has it.
    private static func half(_ difference: Int) -> Int {
        Int((Double(difference) / 2).rounded(.toNearestOrEven))
    }
}
