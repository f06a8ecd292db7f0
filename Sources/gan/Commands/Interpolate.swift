import ArgumentParser

/// `gan interpolate`: a walk through the latents of a run's generator.
struct Interpolate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Walk through the latents of a run's generator.",
        usage: "gan interpolate [--no-cache] <run folder> [--steps <n>] [--seed <n>] [--out <walk.png or walk.gif>]",
        discussion: """
            \(RunLaunch.optionsNote) 'gan interpolate <run folder> --help' lists all options.

            The walk turns from one latent to the next at a constant speed (slerp), visits --keys of them and returns to the \
            first. A .png has the pictures side by side, a row for each of these latents; a .gif plays without end.

            Examples:
              gan interpolate runs/Faces-… --out walk.gif
              gan interpolate runs/Faces-… --steps 120 --keys 8 --seed 3 --out walk.png
              gan interpolate runs/Faces-… --rows 4 --out walks.gif       16 walks at once
            """)

    @Flag(name: .customLong("no-cache"), help: "Compile again, even where nothing has changed.")
    var ignoresCache = false

    @OptionGroup var origin: RunPackageOption

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The folder that a run left, then options for the walk.", valueName: "run folder"),
        completion: .directory)
    var words: [String] = []

    func validate() throws { try RecipeLaunch.checkFirst(of: words, example: RunLaunch.example) }

    func run() throws {
        try RunLaunch.start("interpolate", words: words, package: origin.package, ignoresCache: ignoresCache)
    }
}
