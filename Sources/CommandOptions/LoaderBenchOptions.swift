package import ArgumentParser
package import GANBase

/// The command line of `gan data bench`: `gan` explains and checks it, `gan-worker` obeys it.
package struct LoaderBenchOptions: ParsableArguments {
    /// What `gan data bench --help` says.
    package static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Time the reading of pictures by itself.",
        usage: """
            gan data bench <path> [--side <n> | --width <n> --height <n>] [--exact] [--cache <size>] [--epochs <n>] \
            [--threads <n>] [--batch <n>] [--json]
            """,
        discussion: """
            Reads, decodes and crops pictures as training does, to 64×64 where no size is given, and computes nothing with them. Shows pictures and megabytes of \
            files a second for each epoch, and memory. The first epoch decodes; later ones take decoded pictures from the cache, \
            unless it is off. Training waits for its data where a step needs more pictures a second than this.

            Examples:
              gan data bench photos --side 64
              gan data bench photos.zip --side 256 --threads 4 --epochs 3 --json
              gan data bench photos --exact --cache off
            """)

    /// Where the pictures are.
    @OptionGroup package var source: SourceArgument

    /// The size of the pictures; 64×64 where none is given.
    @OptionGroup package var size: SizeOptions

    /// Whether JPEG files are decoded at their full size.
    @Flag(help: "Decode JPEG files at their full size, as other frameworks do.")
    package var exact = false

    /// How much room decoded pictures may take.
    @Option(
        help: ArgumentHelp(
            "Room for decoded pictures, kept in the cache folder for later epochs and runs, or off (default: 16GB).",
            valueName: "size"),
        transform: CacheLimit.init(parsing:))
    package var cache: CacheLimit?

    /// How often all pictures are read.
    @Option(help: ArgumentHelp("How often to read all pictures.", valueName: "n"))
    package var epochs = 2

    /// How many threads decode.
    @Option(help: ArgumentHelp("Threads that read and decode.", valueName: "n"))
    package var threads = 2

    /// How many pictures a batch has.
    @Option(help: ArgumentHelp("Pictures in a batch.", valueName: "n"))
    package var batch = 64

    /// How the answer looks.
    @OptionGroup package var answer: AnswerOptions

    package init() {}

    package func validate() throws {
        try size.check(1...ImageSize.longestSide)
        try NumberCheck.check("--epochs", epochs, 1...1_000_000)
        try NumberCheck.checkThreads("--threads", threads)
        try NumberCheck.check("--batch", batch, 1...1_048_576)
    }
}
