public import GANTensors

/// How a ``TrainingData`` is read.
public struct LoadingOptions: Sendable {
    /// Samples in a batch; 1 or more.
    public var batch: Int
    /// The seed of the order and of every random transform.
    public var seed: UInt64
    /// Threads that read and decode ahead of the step, 1 or more; their number does not change what is read.
    public var workers: Int
    /// Type of the elements of a batch.
    public var dtype: DType
    /// Takes warnings in words, one line each; called on the thread that opens or reads the stream.
    public var report: @Sendable (String) -> Void

    /// Makes options.
    ///
    /// - Parameters:
    ///   - batch: Samples in a batch; 1 or more.
    ///   - seed: The seed of the order and of every random transform.
    ///   - workers: Threads that read and decode ahead of the step; 1 or more.
    ///   - dtype: Type of the elements of a batch.
    ///   - report: Takes warnings in words, one line each.
    public init(
        batch: Int, seed: UInt64, workers: Int = 2, dtype: DType = .float32,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.batch = batch
        self.seed = seed
        self.workers = workers
        self.dtype = dtype
        self.report = report
    }
}
