import ArgumentParser

/// `gan export`: the generator of a run by itself.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Export the generator of a run, for Swift and for PyTorch.",
        usage: "gan export [--no-cache] <run folder> [--checkpoint <step>] [--out <folder>]",
        discussion: """
            Writes generator.safetensors (weights under PyTorch's names), generator.json (layers with their settings) and \
            generator.py, which builds the network in plain PyTorch and draws the samples that 'gan sample' draws; \
            'python generator.py --check' compares it with GANKit. Swift programs read the folder by TrainedGenerator(at:).

            \(RunLaunch.optionsNote)

            Examples:
              gan export runs/Faces-2026-01-31-1204
              gan export runs/Faces-2026-01-31-1204 --checkpoint 20000 --out faces
            """)

    @Flag(name: .customLong("no-cache"), help: "Compile again, even where nothing has changed.")
    var ignoresCache = false

    @OptionGroup var origin: RunPackageOption

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The folder that a run left, then options for the export.", valueName: "run folder"),
        completion: .directory)
    var words: [String] = []

    func validate() throws { try RecipeLaunch.checkFirst(of: words, example: RunLaunch.example) }

    func run() throws {
        try RunLaunch.start("export", words: words, package: origin.package, ignoresCache: ignoresCache)
    }
}
