import ArgumentParser
import GANBase

/// `gan sample`: pictures from the generator of a run.
struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw pictures with the generator of a run.",
        usage: "gan sample [--no-cache] <run folder> [--count <n>] [--seed <n>] [--out <folder>]",
        discussion: """
            The run folder keeps the recipe that it ran, so the same networks are built again, with the weights of the newest \
            checkpoint. 'gan sample <run folder> --help' lists all options.

            Examples:
              gan sample runs/Faces-2026-01-31-1204 --count 64
              gan sample runs/Faces-2026-01-31-1204 --count 10000 --seed 1 --out pictures
            """)

    @Flag(name: .customLong("no-cache"), help: "Compile again, even where nothing has changed.")
    var ignoresCache = false

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The folder that a run left, then options for sampling.", valueName: "run folder"))
    var words: [String] = []

    func validate() throws {
        try RecipeLaunch.checkFirst(of: words, example: "runs/Faces-2026-01-31-1204")
    }

    func run() throws {
        let folder = try RunFolderWord.check(words[0])
        // A run folder is compiled as the folder of Swift files that it is.
        let words = [folder, "--run", folder] + words.dropFirst()
        try RecipeLaunch(action: "sample", words: words, ignoresCache: ignoresCache).start()
    }
}
