import ArgumentParser

/// The options that every recipe has.
struct TrainingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Train for so many steps instead of the recipe's number.", valueName: "n"))
    var steps: Int?

    @Option(help: ArgumentHelp("Samples of each class in a step instead of the recipe's number.", valueName: "n"))
    var batch: Int?

    @Option(
        help: ArgumentHelp(
            "Compute each batch in so many parts, one after the other: less memory, the same result.", valueName: "n"))
    var accumulate: Int?

    @Option(help: ArgumentHelp("Decides every random number of the run.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(
        help: ArgumentHelp("Folder of the run (default: runs/<recipe>-<time>).", valueName: "folder"))
    var out: String?

    @Option(help: ArgumentHelp("Where to compute: cpu, cuda or cuda:1.", valueName: "device"))
    var device = "cpu"

    @Option(help: ArgumentHelp("Processor cores to compute with (default: all).", valueName: "n"))
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "Threads that read and decode data; the result does not depend on it.", valueName: "n"))
    var loaderThreads = 2

    @Flag(
        help: ArgumentHelp(
            "Use only operations that give the same numbers each time on a graphics card; on the CPU all do."))
    var deterministic = false

    @Option(
        help: ArgumentHelp(
            "Room for decoded pictures, kept in the cache folder for later epochs and runs, or off (default: 16GB).",
            valueName: "size"),
        transform: CacheLimit.init(parsing:))
    var cache = CacheLimit(bytes: DecodedCacheSettings.defaultLimit)

    @Option(
        help: ArgumentHelp(
            "When a picture cannot be read: skip it, up to 5 % of all, or stop; 20% allows more.",
            valueName: "skip|stop|n%"),
        transform: BadImages.init(parsing:))
    var badImages = BadImages.skip()

    @Option(
        help: ArgumentHelp(
            "What the networks compute with instead of the recipe's choice: float32, float64 or bf16.",
            valueName: "type"))
    var precision: Precision?

    @Option(
        help: ArgumentHelp(
            "How to compute critic steps: four-passes or double-backward (default: four passes where they are exact).",
            valueName: "method"))
    var criticStep: CriticStepMethod?

    @Option(
        help: ArgumentHelp(
            "Steps from one checkpoint to the next (default: the recipe's, or one every ten minutes).", valueName: "n"))
    var checkpointEvery: Int?

    @Option(
        help: ArgumentHelp(
            "When a number becomes infinite or undefined: stop, or roll back to the last checkpoint and lower the learning rates.",
            valueName: "stop|roll-back"))
    var onDivergence: DivergenceChoice?

    @Option(help: ArgumentHelp("Go on with a run instead of starting one.", valueName: "run folder"))
    var resume: String?

    @Flag(help: "Go on with a run even though the recipe or its options have changed.")
    var allowChanges = false

    /// The names of the options, which a recipe's own may not take.
    static let names: Set<String> = [
        "steps", "batch", "seed", "out", "device", "threads", "loaderThreads", "criticStep", "precision", "cache",
        "badImages", "accumulate", "deterministic", "checkpointEvery", "onDivergence", "resume", "allowChanges",
        "quiet", "verbose",
    ]

    func validate() throws {
        for (name, value) in [
            ("steps", steps), ("batch", batch), ("accumulate", accumulate),
            ("checkpoint-every", checkpointEvery),
        ] {
            if let value, value < 1 {
                throw ValidationError("--\(name) is \(value) and must be 1 or more")
            }
        }
        for (name, count) in [("--threads", threads), ("--loader-threads", loaderThreads)] {
            if let objection = ThreadLimit.objection(to: count, name) { throw ValidationError(objection) }
        }
    }

    /// Sets threads and memory up, before the first computation.
    ///
    /// - Throws: `GANError` with status 64 for more threads than a machine bears, 70 when there are not so many to be had.
    func prepareRuntime() throws {
        if let threads {
            try ThreadLimit.check(threads, "--threads")
            Runtime.threads = threads
        }
        try Runtime.checkThreads(beside: loaderThreads)
        if deterministic { Runtime.useDeterministicAlgorithms() }
        Runtime.flushDenormals()
        Runtime.keepMemory()
    }

    /// The plan with the numbers that were given on the command line.
    func applied(to plan: GAN) -> GAN {
        var plan = plan
        plan.steps = steps ?? plan.steps
        plan.batch = batch ?? plan.batch
        plan.accumulation = accumulate ?? plan.accumulation
        plan.precision = precision ?? plan.precision
        plan.checkpointEvery = checkpointEvery ?? plan.checkpointEvery
        plan.onDivergence = onDivergence?.policy ?? plan.onDivergence
        return plan
    }
}
