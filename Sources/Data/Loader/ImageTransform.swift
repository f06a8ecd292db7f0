import GANBase
import GANTensors

/// From a decoded picture to a picture of a batch, in two parts: what is the same in every epoch, and what is left to
/// chance.
struct ImageTransform: Hashable, Sendable {
    /// The size of the pictures in a batch.
    let size: ImageSize
    /// 3 for RGB, 1 for grey.
    let channels: Int
    /// Which part of the picture.
    let crop: ImageCrop
    /// Whether half of the pictures are flipped left to right.
    let isFlipping: Bool
    /// How pixels are weighed in a resize.
    let filter: ResizeFilter

    /// Bytes of a picture of a batch.
    var byteCount: Int { channels * size.pixelCount }

    /// Bytes of a prepared picture; `nil` where they depend on the picture's shape.
    var preparedSize: Int? {
        crop == .centre ? 3 * size.pixelCount : nil
    }

    /// Everything before the first random step.
    func prepared(_ image: DecodedImage) throws -> DecodedImage {
        switch crop {
        case .centre: try image.middle(size, filter: filter)
        case .random(let resized):
            try image.resized(covering: ImageCrop.covered(by: size, shorterSide: resized), filter: filter)
        case .resized: try image.wholePixels()
        }
    }

    /// The random steps.
    ///
    /// - Parameters:
    ///   - prepared: What ``prepared(_:)`` made.
    ///   - random: The numbers of this picture in this epoch.
    ///   - isFlipped: Whether left and right change places.
    ///   - target: Room for `byteCount` bytes: rows from the top, channels last.
    func write(
        _ prepared: PixelView, random: SeededRandom, isFlipped: Bool, to target: UnsafeMutableBufferPointer<UInt8>
    ) throws {
        var random = random
        switch crop {
        case .centre: copy(prepared, left: 0, top: 0, isFlipped: isFlipped, to: target)
        case .random:
            let left = random.integer(below: prepared.width - size.width + 1)
            let top = random.integer(below: prepared.height - size.height + 1)
            copy(prepared, left: left, top: top, isFlipped: isFlipped, to: target)
        case .resized(let area, let ratio):
            let part = RandomPart(of: prepared, area: area, ratio: ratio, shape: size, random: &random)
            let picture = try prepared.part(left: part.left, top: part.top, width: part.width, height: part.height)
                .resized(width: size.width, height: size.height, filter: filter)
            picture.withView { copy($0, left: 0, top: 0, isFlipped: isFlipped, to: target) }
        }
    }

    /// Copies a part, as grey or as it is.
    private func copy(
        _ view: PixelView, left: Int, top: Int, isFlipped: Bool, to target: UnsafeMutableBufferPointer<UInt8>
    ) {
        if !isFlipped, channels == 3, left == 0, view.width == size.width {
            let first = 3 * size.width * top
            _ = target.update(fromContentsOf: view.pixels[first..<first + byteCount])
            return
        }
        let width = size.width
        for y in 0..<size.height {
            let start = 3 * ((top + y) * view.width + left)
            let row = UnsafeBufferPointer(rebasing: view.pixels[start..<start + 3 * width])
            let place = channels * width * y
            let room = UnsafeMutableBufferPointer(rebasing: target[place..<place + channels * width])
            guard isFlipped || channels == 1 else {
                _ = room.update(fromContentsOf: row)
                continue
            }
            for x in 0..<width {
                let source = 3 * (isFlipped ? width - 1 - x : x)
                if channels == 1 {
                    room[x] = Self.grey(row[source], row[source + 1], row[source + 2])
                } else {
                    for channel in 0..<3 { room[3 * x + channel] = row[source + channel] }
                }
            }
        }
    }

    /// The luma of ITU-R 601, rounded as Pillow does.
    private static func grey(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        let parts: (UInt32, UInt32, UInt32) = (19_595 * UInt32(red), 38_470 * UInt32(green), 7471 * UInt32(blue))
        let sum: UInt32 = parts.0 + parts.1 + parts.2 + 0x8000
        return UInt8(sum >> 16)
    }
}
