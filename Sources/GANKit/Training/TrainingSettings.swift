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
    /// Receives warnings, in words.
    public var warn: @Sendable (String) -> Void

    /// Gathers settings.
    ///
    /// - Parameters:
    ///   - seed: Decides every random number of the run.
    ///   - device: Where the networks compute.
    ///   - loaderThreads: Threads that read and decode data; the result does not depend on it.
    ///   - criticStep: How critic steps are computed; nil chooses four passes where they are exact.
    ///   - warn: Receives warnings, in words.
    public init(
        seed: UInt64 = 0, device: Device = .cpu, loaderThreads: Int = 2,
        criticStep: CriticStepMethod? = nil, warn: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.seed = seed
        self.device = device
        self.loaderThreads = loaderThreads
        self.criticStep = criticStep
        self.warn = warn
    }
}
