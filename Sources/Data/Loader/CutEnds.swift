import GANBase

extension PixelBox {
    /// The size to which the picture is resized so that it just covers another: one side fits, the other is rounded down, as
    /// torchvision does it.
    func covering(_ size: ImageSize) -> ImageSize {
        let widthFits = Double(size.width) * height >= Double(size.height) * width
        return widthFits
            ? ImageSize(width: size.width, height: Int(Double(size.width) * height / width))
            : ImageSize(width: Int(Double(size.height) * width / height), height: size.height)
    }
}

/// What is cut off at each end of a side before a resize, because what would become of it would fill gigabytes.
///
/// At both ends it is the same whole number of pixels, so that the middle stays the middle.
struct CutEnds {
    /// Pixels of the picture at each end.
    let old: Int
    /// Pixels at each end of what a resize of the whole would have made.
    let new: Int

    /// Decides.
    ///
    /// - Parameters:
    ///   - length: The side of the picture.
    ///   - whole: What would become of it.
    ///   - limit: How much of that shall about be left.
    init(length: Double, whole: Int, limit: Int) {
        old = Int(Double(max(0, whole - limit)) / 2 * length / Double(whole))
        new = Int((Double(old) * Double(whole) / length).rounded())
    }
}
