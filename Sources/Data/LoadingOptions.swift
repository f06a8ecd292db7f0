public import GANBase
public import GANTensors
public import Logging

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
    /// Where pictures go, as bytes, and become numbers.
    public var device = Device.cpu
    /// Where decoded pictures are kept; `nil` decodes them anew in each epoch.
    ///
    /// It does not change what is read.
    public var cache: DecodedCacheSettings?
    /// What happens when a picture cannot be read.
    public var badImages = BadImages.skip()
    /// The number of the batch that comes first: what ``SampleStream/position`` said when a run was interrupted.
    public var firstBatch = 0
    /// The number of this process, from 0, where several read parts of the same data.
    public var process = 0
    /// How many processes read the same data, each its own part of every epoch; all with the same seed and batch.
    public var processes = 1
    /// Whether batches run on from one epoch into the next, so that no sample is left over at its end; for measuring.
    public var isGapless = false
    /// What was said of pictures that cannot be read, where the data is opened more than once.
    package var unreadableNames = UnreadableNames()
    /// Takes warnings in words, one line each, and with `debug` what is cached where.
    public var logger: Logger

    /// Makes options.
    ///
    /// - Parameters:
    ///   - batch: Samples in a batch; 1 or more.
    ///   - seed: The seed of the order and of every random transform.
    ///   - workers: Threads that read and decode ahead of the step; 1 or more.
    ///   - dtype: Type of the elements of a batch.
    ///   - cache: Where decoded pictures are kept; `nil` decodes them anew in each epoch.
    ///   - logger: Takes warnings in words, one line each; by default whatever the program gave to
    ///     `LoggingSystem.bootstrap`, under the label `gankit`.
    public init(
        batch: Int, seed: UInt64, workers: Int = 2, dtype: DType = .float32,
        cache: DecodedCacheSettings? = nil, logger: Logger = Logger(label: "gankit")
    ) {
        self.batch = batch
        self.seed = seed
        self.workers = workers
        self.dtype = dtype
        self.cache = cache
        self.logger = logger
    }
}
