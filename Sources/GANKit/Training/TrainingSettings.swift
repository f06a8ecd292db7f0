public import Logging

/// How a plan is run, as opposed to what it is.
public struct TrainingSettings: Sendable {
    /// Decides every random number of the run.
    public var seed: UInt64
    /// Where the networks compute.
    public var device: Device
    /// Threads that read and decode data.
    public var loaderThreads: Int
    /// Where decoded pictures are kept; nil decodes them anew in each epoch.
    public var cache: DecodedCacheSettings?
    /// What happens when a picture cannot be read.
    public var badImages = BadImages.skip()
    /// How critic steps are computed; nil chooses four passes where they are exact.
    public var criticStep: CriticStepMethod?
    /// What was said of pictures that cannot be read, for all that opens the data in a run.
    let unreadableNames = UnreadableNames()
    /// Receives warnings in words, and with `debug` what else may be of use.
    public var logger: Logger

    /// Gathers settings.
    ///
    /// - Parameters:
    ///   - seed: Decides every random number of the run.
    ///   - device: Where the networks compute.
    ///   - loaderThreads: Threads that read and decode data; the result does not depend on it.
    ///   - criticStep: How critic steps are computed; nil chooses four passes where they are exact.
    ///   - logger: Receives warnings in words; by default whatever the program gave to `LoggingSystem.bootstrap`, under
    ///     the label `gankit`.
    public init(
        seed: UInt64 = 0, device: Device = .cpu, loaderThreads: Int = 2,
        criticStep: CriticStepMethod? = nil, logger: Logger = Logger(label: "gankit")
    ) {
        self.seed = seed
        self.device = device
        self.loaderThreads = loaderThreads
        self.criticStep = criticStep
        self.logger = logger
    }
}
