import CTorch
public import GANBase

/// How ``resizePixels(_:height:width:toHeight:toWidth:filter:)`` weighs old pixels.
public enum ResizeFilter: Sendable {
    /// Linear weights. What most training sets are made with.
    case bilinear
    /// Cubic weights, sharper.
    case bicubic

    fileprivate var code: ct_filter {
        switch self {
        case .bilinear: CT_BILINEAR
        case .bicubic: CT_BICUBIC
        }
    }
}

/// Resizes 8-bit RGB pixels with antialiasing, as Pillow does it.
///
/// Can be called from any thread, and uses that thread only.
///
/// - Parameters:
///   - pixels: Rows after one another, three bytes a pixel.
///   - height: The picture's height.
///   - width: The picture's width.
///   - newHeight: The wanted height.
///   - newWidth: The wanted width.
///   - filter: How old pixels are weighed.
/// - Returns: Rows after one another, three bytes a pixel.
/// - Throws: `GANError` if the sizes do not fit the bytes, a size is not positive, or memory is exhausted.
public func resizePixels(
    _ pixels: [UInt8], height: Int, width: Int, toHeight newHeight: Int, toWidth newWidth: Int,
    filter: ResizeFilter = .bilinear
) throws(GANError) -> [UInt8] {
    try resizePixels(
        pixels, height: height, width: width, box: (0, 0, Double(width), Double(height)), toHeight: newHeight,
        toWidth: newWidth, filter: filter)
}

/// Resizes the part of some 8-bit RGB pixels that is a picture, as Pillow does it with a `box`.
///
/// - Parameters:
///   - pixels: Rows after one another, three bytes a pixel.
///   - height: How many rows.
///   - width: Pixels in a row.
///   - box: The picture in pixels and parts of pixels; it reaches to the left or right end of the rows, and to the first or
///     last row.
///   - newHeight: The wanted height.
///   - newWidth: The wanted width.
///   - filter: How old pixels are weighed.
/// - Returns: Rows after one another, three bytes a pixel.
/// - Throws: `GANError` if the sizes do not fit the bytes, a size is not positive, or memory is exhausted.
package func resizePixels(
    _ pixels: [UInt8], height: Int, width: Int, box: (left: Double, top: Double, width: Double, height: Double),
    toHeight newHeight: Int, toWidth newWidth: Int, filter: ResizeFilter
) throws(GANError) -> [UInt8] {
    let expected = height.multipliedReportingOverflow(by: width)
    let count = expected.partialValue.multipliedReportingOverflow(by: 3)
    guard height > 0, width > 0, !expected.overflow, !count.overflow, count.partialValue == pixels.count else {
        throw GANError(.badData, "\(width)×\(height) pixels do not take \(pixels.count) bytes")
    }
    let newRow = newWidth.multipliedReportingOverflow(by: 3)
    let newCount = newRow.partialValue.multipliedReportingOverflow(by: newHeight)
    guard newHeight > 0, newWidth > 0, !newRow.overflow, !newCount.overflow else {
        throw GANError(.badData, "pixels cannot be resized to \(newWidth)×\(newHeight)")
    }
    var result = [UInt8](repeating: 0, count: newCount.partialValue)
    try attempt("resizing \(width)×\(height) pixels to \(newWidth)×\(newHeight)", .badData) {
        ct_resize_bytes(
            pixels, Int64(height), Int64(width),
            ct_box(left: box.left, top: box.top, width: box.width, height: box.height), filter.code, Int64(newHeight),
            Int64(newWidth), &result)
    }
    return result
}
