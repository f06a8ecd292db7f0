/// How a camera was held, as EXIF numbers it: 1 is upright.
struct Orientation: Hashable, Sendable {
    /// 1 to 8.
    let number: Int

    /// `nil` for an upright picture, and for numbers that EXIF does not know.
    init?(number: Int) {
        guard (2...8).contains(number) else {
            return nil
        }
        self.number = number
    }

    /// Whether width and height change places.
    var isSideways: Bool { number >= 5 }

    /// The picture turned so that it stands upright.
    func upright(_ image: DecodedImage) throws -> DecodedImage {
        let (width, height) = isSideways ? (image.height, image.width) : (image.width, image.height)
        let steps = steps(width: image.width, height: image.height)
        let pixels = image.pixels.withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: source.count) { room, count in
                for y in 0..<height {
                    var place = 3 * (steps.first + y * steps.down)
                    for x in 0..<width {
                        let target = 3 * (y * width + x)
                        room[target] = source[place]
                        room[target + 1] = source[place + 1]
                        room[target + 2] = source[place + 2]
                        place += 3 * steps.right
                    }
                }
                count = source.count
            }
        }
        return try DecodedImage(width: width, height: height, pixels: pixels, box: upright(image.box, of: image))
    }

    /// Where the picture is in the pixels once they are turned.
    private func upright(_ box: PixelBox, of image: DecodedImage) -> PixelBox {
        let right = Double(image.width) - box.left - box.width
        let bottom = Double(image.height) - box.top - box.height
        var turned = isSideways ? PixelBox(width: box.height, height: box.width) : box
        // What comes to the left, and what comes to the top.
        turned.left =
            switch number {
            case 2, 3: right
            case 4: box.left
            case 5, 8: box.top
            default: bottom
            }
        turned.top =
            switch number {
            case 2: box.top
            case 3, 4: bottom
            case 5, 6: box.left
            default: right
            }
        return turned
    }

    /// Where in the stored picture the upright one begins, and which way its rows and columns run, in pixels.
    private func steps(width: Int, height: Int) -> (first: Int, right: Int, down: Int) {
        let (right, bottom) = (width - 1, (height - 1) * width)
        return switch number {
        case 2: (right, -1, width)
        case 3: (bottom + right, -1, -width)
        case 4: (bottom, 1, -width)
        case 5: (0, width, 1)
        case 6: (bottom, -width, 1)
        case 7: (bottom + right, -width, -1)
        default: (right, width, -1)
        }
    }
}
