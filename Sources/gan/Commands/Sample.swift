import ArgumentParser

/// `gan sample`: samples from the generator of a run.
struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw samples with the generator of a run.",
        usage: "gan sample [--no-cache] <run folder> [--count <n>] [--seed <n>] [--truncation <ψ>] [--out <path>]",
        discussion: """
            \(RunLaunch.optionsNote) 'gan sample <run folder> --help' lists all options.

            --truncation multiplies the latents, from N(0, 1), by ψ: 1 changes nothing, less gives samples that are more typical \
            and less varied, 0 the same one always.

            Examples:
              gan sample runs/Faces-2026-01-31-1204 --count 64
              gan sample runs/Faces-2026-01-31-1204 --count 10000 --seed 1 --out pictures
              gan sample runs/Faces-2026-01-31-1204 --truncation 0.7 --out grid.png
              gan sample runs/Ring-2026-01-31-1204 --count 2500 --out points.csv
            """)

    @Flag(name: .customLong("no-cache"), help: "Compile again, even where nothing has changed.")
    var ignoresCache = false

    @OptionGroup var origin: RunPackageOption

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The folder that a run left, then options for sampling.", valueName: "run folder"),
        completion: .directory)
    var words: [String] = []

    func validate() throws { try RecipeLaunch.checkFirst(of: words, example: RunLaunch.example) }

    func run() throws {
        try RunLaunch.start("sample", words: words, package: origin.package, ignoresCache: ignoresCache)
    }
}
