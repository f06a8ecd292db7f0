package import ArgumentParser
package import GANBase

/// The command line of `gan data pack`: `gan` explains and checks it, `gan-worker` obeys it.
package struct PackOptions: ParsableArguments {
    /// What `gan data pack --help` says.
    package static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Pack pictures into a zip archive, a tar archive or tar shards.",
        usage: """
            gan data pack <path> <out> [--side <n> | --width <n> --height <n>] [--format <format>] \
            [--quality <n>] [--classes] [--force] [--bad-images <skip|stop|n%>]
            """,
        discussion: """
            A zip archive gets names and labels as StyleGAN has them (dataset.json), tar archives as WebDataset has them (a .cls \
            file beside each picture); training reads either in place. With --side, or --width \
            and --height, pictures are resized until they just cover that size and their middle is cut out, as in training; \
            without, the files are packed as they are. A manifest says what was packed: \
            manifest.json in a zip archive, a file beside tar archives. Broken files are left out and named; where more than \
            5 % are broken, nothing is written, unless --bad-images allows more.

            Examples:
              gan data pack photos photos.zip
              gan data pack photos photos-64.zip --side 64
              gan data pack covers covers.zip --width 96 --height 64
              gan data pack photos photos.tar --side 256 --format jpeg --quality 90
              gan data pack photos 'photos-{000..099}.tar' --classes
              gan data pack damaged.zip mended.zip --bad-images 50%
            """)

    /// Formats that pictures can be written in.
    package enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
        case png
        case jpeg
    }

    /// Where the pictures are.
    @OptionGroup package var source: SourceArgument

    /// Where the archive goes.
    @Argument(
        help: "A file that ends with .zip or .tar, or tar shards; put a pattern in quotes.",
        completion: .file(extensions: ["zip", "tar"]))
    package var out: String

    /// The size of the packed pictures; their own where none is given.
    @OptionGroup package var size: SizeOptions

    /// The format of the pictures.
    @Option(
        help: ArgumentHelp(
            "Format of the packed pictures (default: png where a size is given, else as they are).", valueName: "format"
        ))
    package var format: Format?

    /// libjpeg's quality.
    @Option(help: ArgumentHelp("Quality of JPEG files, 1 to 100 (default: 95).", valueName: "n"))
    package var quality: Int?

    /// Whether folders are classes.
    @Flag(help: "Take the folders directly below the path as classes.")
    package var classes = false

    /// Whether what is there is replaced.
    @Flag(help: "Replace archives that are there already.")
    package var force = false

    /// What becomes of bad pictures.
    @Option(
        help: ArgumentHelp(
            "When a picture cannot be read: skip it, up to 5 % of all, or stop; 20% allows more.",
            valueName: "skip|stop|n%"),
        completion: .list(["skip", "stop"]),
        transform: BadImages.init(parsing:))
    package var badImages = BadImages.skip()

    /// How many threads decode and encode.
    @OptionGroup package var work: WorkOptions

    package init() {}

    package func validate() throws {
        try size.check(1...ImageSize.longestSide)
        try NumberCheck.check("--quality", quality, 1...100)
        if quality != nil && format != .jpeg {
            throw ValidationError("--quality is for JPEG files; add --format jpeg")
        }
    }
}
