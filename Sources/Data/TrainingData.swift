/// Where real samples come from.
///
/// A value of a conforming type describes the data and costs nothing; ``open(_:)`` looks at the files and starts to
/// read them. Shipped: ``Images`` (`.images(in:side:flipped:)`, `.images(in:width:height:flipped:)`), ``Smileys`` (`.smileys()`),
/// ``TensorSamples`` (`.tensors(_:)`) and ``Points``.
public protocol TrainingData: Sendable {
    /// Shape of one sample without the batch dimension: [3, 64, 64] for pictures, [2] for points.
    var sampleShape: [Int] { get }

    /// What the data is, in one line for people, as far as it is known without opening it: "pictures in faces,
    /// 64×64".
    ///
    /// ``SampleStream/summary`` also says how many.
    var summary: String { get }

    /// Opens the data and starts to read ahead.
    ///
    /// - Parameter loading: Batch size, seed, number of worker threads, and where warnings go.
    /// - Returns: An endless stream of batches. The same data, batch and seed give the same stream, bit for bit,
    ///   whatever the number of workers.
    /// - Throws: `GANError` with status 66 when the data is missing, 64 when the description or `loading` is
    ///   impossible.
    func open(_ loading: LoadingOptions) throws -> any SampleStream
}
