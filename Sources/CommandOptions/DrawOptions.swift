package import ArgumentParser

/// The command line of `gan data draw`: `gan` explains and checks it, `gan-worker` obeys it.
package struct DrawOptions: ParsableArguments {
    /// What `gan data draw --help` says.
    package static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draw pictures to train on.",
        usage: "gan data draw smileys <out> [--count <n>] [--side <n> | --width <n> --height <n>] [--seed <n>]",
        discussion: """
            Writes PNG files into a new folder, which appears when all of them are drawn. The same seed draws the same pictures. \
            They have 32×32 pixels where no size is given; 8 to 512 each way can be drawn.

            Examples:
              gan data draw smileys faces --count 10000
              gan data draw smileys others --count 10000 --side 64 --seed 1
              gan data draw smileys covers --width 96 --height 64
            """)

    /// What can be drawn.
    package enum Subject: String, ExpressibleByArgument, CaseIterable, Sendable {
        case smileys
    }

    /// What is drawn.
    @Argument(help: ArgumentHelp("What to draw.", valueName: "what"))
    package var subject: Subject

    /// Where the pictures go.
    @Argument(help: "A folder that is new or empty.", completion: .directory)
    package var out: String

    /// How many pictures.
    @Option(help: ArgumentHelp("How many pictures, up to 100,000.", valueName: "n"))
    package var count = 4096

    /// The size of the pictures; 32×32 where none is given.
    @OptionGroup package var size: SizeOptions

    /// Decides the pictures.
    @Option(help: ArgumentHelp("Decides the pictures.", valueName: "n"))
    package var seed: UInt64 = 0

    /// How many threads draw.
    @OptionGroup package var work: WorkOptions

    package init() {}
}
