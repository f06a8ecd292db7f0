import CTorch
public import GANBase

extension Tensor {
    /// Pixels as the numbers that networks compute with: byte / 127.5 − 1, so that 0 is −1 and 255 is 1.
    ///
    /// - Parameters:
    ///   - pixels: Pictures after one another, rows from the top, the channels of a pixel together.
    ///   - count: How many pictures.
    ///   - height: Rows of each.
    ///   - width: Pixels of a row.
    ///   - channels: Bytes of a pixel.
    ///   - dtype: What the numbers become.
    ///   - device: Where they go; the bytes cross to it, and become numbers there.
    /// - Returns: Shape [count, channels, height, width], channels-last in memory.
    /// - Throws: `GANError` if the sizes do not fit the bytes, or memory is exhausted.
    public static func colours(
        ofPixels pixels: [UInt8], count: Int, height: Int, width: Int, channels: Int, dtype: DType = .float32,
        device: Device = .cpu
    ) throws(GANError) -> Tensor {
        let sizes = [count, height, width, channels]
        let expected = sizes.reduce((partialValue: 1, overflow: false)) { product, size in
            let next = product.partialValue.multipliedReportingOverflow(by: size)
            return (next.partialValue, product.overflow || next.overflow || size < 0)
        }
        guard !expected.overflow, expected.partialValue == pixels.count else {
            throw GANError(
                .badData,
                "\(count) pictures of \(width)×\(height) pixels in \(channels) channels do not take \(pixels.count) bytes"
            )
        }
        var result = ct_tensor()
        try attempt("pixels as numbers", .badData) {
            ct_colours(
                pixels, Int64(count), Int64(height), Int64(width), Int64(channels), dtype.code, device.code, &result)
        }
        return Tensor(adopting: result)
    }
}
