public import GANTensors

/// Measures how near the samples of a generator are to real ones.
///
/// A conforming type is a plain value that says what is measured, on how many samples, and how often during training. In a
/// recipe it stands among the watchers; `gan evaluate` measures many at once. Each measurement is made by a
/// ``MetricAccumulator`` of its own, which is fed batch after batch, so that memory stays bounded.
public protocol Metric: Sendable {
    /// Steps from one measurement to the next during training.
    var interval: Int { get }
    /// How many samples of each kind are looked at; fewer where the data has fewer.
    var samples: Int { get }
    /// What it looks at.
    var input: MetricInput { get }
    /// The numbers that it gives, in the order of ``MetricAccumulator/compute()``.
    var measures: [Measure] { get }
    /// Begins a measurement.
    func makeAccumulator() -> any MetricAccumulator
}

/// A measurement under way.
///
/// It stays on one thread, as tensors do.
public protocol MetricAccumulator: AnyObject {
    /// Takes in some samples.
    ///
    /// - Parameters:
    ///   - batch: What ``Metric/input`` asks for; the first dimension counts the samples.
    ///   - kind: Where they come from.
    func update(_ batch: Tensor, of kind: SampleKind)
    /// The numbers, from everything that was taken in; NaN for one of which nothing is known, where its ``Measure`` says
    /// that this may be.
    ///
    /// - Throws: `GANError` with status 65 when there are too few samples, or numbers that are not finite.
    func compute() throws -> [Double]
}

/// A measurement whose knowledge of the real samples can be kept, because they are the same ones each time.
public protocol ReusableAccumulator: MetricAccumulator {
    /// What it knows of the real samples, by name.
    var realState: [(name: String, tensor: Tensor)] { get }
    /// Takes over what another measurement has learnt of the same real samples.
    func restoreReal(_ state: [String: Tensor])
}
