import ArgumentParser

/// `gan resume`: goes on with a run.
struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Go on with a run from its newest checkpoint.",
        usage: "gan resume [--no-cache] <run folder> [--steps <n>] [--allow-changes] [options]",
        discussion: """
            The run goes on as if it had never been stopped: with the recipe and the options that its folder keeps, and on a \
            processor to the last bit. Options that are given again replace those of the run; any that would change the numbers are \
            shown and refused without --allow-changes. To go on with another recipe: gan run <recipe> --resume <run folder>.

            \(RunLaunch.warning)

            Examples:
              gan resume runs/Faces-2026-01-31-1204
              gan resume runs/Faces-2026-01-31-1204 --steps 200000
            """)

    @Flag(name: .customLong("no-cache"), help: "Compile again, even where nothing has changed.")
    var ignoresCache = false

    @OptionGroup var origin: RunPackageOption

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The folder that a run left, then options for the recipe.", valueName: "run folder"),
        completion: .directory)
    var words: [String] = []

    func validate() throws { try RecipeLaunch.checkFirst(of: words, example: RunLaunch.example) }

    func run() throws {
        try RunLaunch.start(
            "train", option: "--resume", words: words, package: origin.package, ignoresCache: ignoresCache)
    }
}
