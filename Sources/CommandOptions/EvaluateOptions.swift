package import ArgumentParser

/// The command line of `gan evaluate` for two sets of pictures: `gan` explains it, `gan-worker` obeys it.
package struct EvaluateOptions: ParsableArguments {
    /// What `gan evaluate --help` says.
    package static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure how near generated samples are to real ones.",
        usage: """
            gan evaluate <run folder> [--samples <n>] [--features <file>] [--metrics <names>] [--json]
            gan evaluate --real <path> --fake <path> [--side <n> | --width <n> --height <n>] [--samples <n>] \
            [--features <file>] [--json]
            """,
        discussion: """
            Compares the samples of a run with its data, or two folders or archives of pictures: Fréchet distance and kernel \
            distance between features, precision, recall, density and coverage. Beside each number stands the same number for \
            two halves of the real data, below which no generator can be told from the data, and how many samples it is of: \
            numbers of different counts or features do not compare.

            The Fréchet distance is the FID only with the features of Inception, which StyleGAN's authors publish as \
            inception-2015-12-05.pt. Pictures become bytes by x·127.5 + 128, cut to 0…255; two folders are \
            compared at the size of the generated pictures, or at --side, or at --width and --height; others are resized with \
            antialiasing until they just cover it, and cut to the middle. A run's samples are those of 'gan sample \
            --seed 0' unless --seed says otherwise.

            The recipe in a run folder is compiled and run, as a program with your rights, and a file of --features is a program \
            too, which runs when it is read: use only those of people whose programs you would run.

            Examples:
              gan evaluate runs/Faces-2026-01-31-1204
              gan evaluate runs/Faces-2026-01-31-1204 --features inception-2015-12-05.pt --samples 50000
              gan evaluate --real photos --fake drawn --side 64 --json
            """)

    /// Where the real pictures are.
    @Option(
        help: ArgumentHelp("Real pictures: a folder or an archive.", valueName: "path"),
        completion: .file(extensions: ["zip", "tar"]))
    package var real: String

    /// Where the generated pictures are.
    @Option(
        help: ArgumentHelp("Generated pictures: a folder or an archive.", valueName: "path"),
        completion: .file(extensions: ["zip", "tar"]))
    package var fake: String

    /// The size to which pictures are brought; that of the generated ones where none is given.
    @OptionGroup package var size: SizeOptions

    /// What is measured.
    @OptionGroup package var measuring: MeasuringOptions

    package init() {}

    package func validate() throws {
        try size.check(1...4096)
    }
}
