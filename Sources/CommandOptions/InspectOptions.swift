package import ArgumentParser
import GANBase

/// The command line of `gan data inspect`: `gan` explains and checks it, `gan-worker` obeys it.
package struct InspectOptions: ParsableArguments {
    /// What `gan data inspect --help` says.
    package static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Look pictures over: sizes, formats, colours, classes, broken files.",
        usage: """
            gan data inspect <path> [--quick] [--classes] [--sheet <file.png> [--side <n> | --width <n> --height <n>]] \
            [--all] [--json]
            """,
        discussion: """
            Decodes every picture, as training does, and says what there is: how many, in which formats, colours and sizes, how \
            many of each class, and which files cannot be read and why. Broken files are no failure; a path without a picture \
            is. Pictures on the contact sheet are resized and cut as in training, to 128×128 where no size is given.

            Examples:
              gan data inspect photos
              gan data inspect photos --sheet photos.png
              gan data inspect covers --sheet covers.png --width 96 --height 64
              gan data inspect photos --classes          a class for each folder in photos
              gan data inspect faces.zip --quick
              gan data inspect 'faces-{000..099}.tar' --json
            """)

    /// Where the pictures are.
    @OptionGroup package var source: SourceArgument

    /// Whether to read headers and decode nothing.
    @Flag(help: "Read headers only; what is broken further on is not found.")
    package var quick = false

    /// Whether folders are classes.
    @Flag(help: "Take the folders directly below the path as classes.")
    package var classes = false

    /// Where the contact sheet goes.
    @Option(
        help: ArgumentHelp("Draw pictures at even distances on a contact sheet.", valueName: "file.png"),
        completion: .file(extensions: ["png"]))
    package var sheet: String?

    /// How many pictures the contact sheet has.
    @Option(help: ArgumentHelp("Pictures on the contact sheet.", valueName: "n"))
    package var sheetCount = 64

    /// The size of the pictures on the contact sheet; 128×128 where none is given.
    @OptionGroup package var size: SizeOptions

    /// Whether long lists are printed to their end.
    @Flag(help: "List all broken files and all classes, not the first ones.")
    package var all = false

    /// How many threads decode.
    @OptionGroup package var work: WorkOptions

    /// How the answer looks.
    @OptionGroup package var answer: AnswerOptions

    package init() {}

    package func validate() throws {
        try NumberCheck.check("--sheet-count", sheetCount, 1...4096)
        try size.check(1...ImageSize.longestSide)
        if sheet == nil, size.size != nil {
            throw ValidationError("a size is for the contact sheet; add --sheet pictures.png")
        }
        if let sheet, !sheet.lowercased().hasSuffix(".png") {
            throw ValidationError("--sheet is \(sheet) and must be a file that ends with .png")
        }
    }
}
