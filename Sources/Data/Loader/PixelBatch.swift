/// A batch as the workers hand it over: bytes, no tensor.
struct PixelBatch: Sendable {
    /// Shape [batch, height, width, channels].
    var pixels: [UInt8]
    /// Pictures that could not be read while this batch was made, and were replaced.
    var failures: [Failure]

    /// A picture that could not be read.
    struct Failure: Sendable {
        let index: Int
        let reason: String
    }
}
