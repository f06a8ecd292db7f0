public import GANTensors

/// An endless stream of batches of real samples, read ahead of the step.
///
/// Used by one thread, the one that computes.
public protocol SampleStream: AnyObject {
    /// The next batch.
    ///
    /// - Returns: Shape [batch] + ``TrainingData/sampleShape``, on the CPU. Pictures have values in −1...1 and are
    ///   channels-last.
    /// - Throws: `GANError` with status 66 when nothing can be read any more, 70 when a stream that reads ahead was closed.
    func next() throws -> Tensor

    /// The number of the batch that ``next()`` gives; with ``LoadingOptions/firstBatch`` another stream goes on from there.
    var position: Int { get }

    /// Readable samples as far as known; `Int.max` for data that never repeats.
    var sampleCount: Int { get }

    /// What the data is, in one line for people: "50,000 pictures in faces, 64×64".
    var summary: String { get }

    /// What could not be read so far; grows while reading, in an order that does not depend on the number of workers.
    var unreadable: [UnreadableImage] { get }

    /// Seconds that ``next()`` waited for data, altogether.
    var secondsWaited: Double { get }

    /// Stops reading ahead and waits until the workers are gone; may be called twice.
    func close()
}
