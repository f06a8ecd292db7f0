/// Pixels that somebody else keeps: rows from the top, three bytes a pixel, no padding.
struct PixelView {
    let width: Int
    let height: Int
    let pixels: UnsafeBufferPointer<UInt8>

    /// A part as a picture of its own.
    func part(left: Int, top: Int, width: Int, height: Int) throws -> DecodedImage {
        let bytes = [UInt8](unsafeUninitializedCapacity: 3 * width * height) { room, count in
            for y in 0..<height {
                let start = 3 * ((top + y) * self.width + left)
                let row = UnsafeMutableBufferPointer(rebasing: room[count..<count + 3 * width])
                count += row.update(fromContentsOf: pixels[start..<start + 3 * width])
            }
        }
        return try DecodedImage(width: width, height: height, pixels: bytes)
    }
}

extension DecodedImage {
    /// Calls a closure with the pixels.
    func withView<Result>(_ body: (PixelView) throws -> Result) rethrows -> Result {
        try pixels.withUnsafeBufferPointer { try body(PixelView(width: width, height: height, pixels: $0)) }
    }
}
