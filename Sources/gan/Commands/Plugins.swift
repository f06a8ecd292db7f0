import ArgumentParser

/// `gan plugins`: what a recipe can be composed of.
struct Plugins: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List losses, constraints, samplers and the rest, or explain one.",
        usage: """
            gan plugins [<name>] [--json]
            gan plugins [--no-cache] <file.swift> … [<name>] [--json]
            gan plugins [--product <name>] <package folder> [<name>] [--json]
            """,
        discussion: """
            Examples:
              gan plugins                       everything that a recipe can name
              gan plugins Divergence            its formula, its parameters, its paper
              gan plugins --json                the same for programs
              gan plugins Faces.swift           with what the recipe adds
            """)

    @Flag(name: .customLong("no-cache"), help: "Compile again, even where nothing has changed.")
    var ignoresCache = false

    @Option(help: ArgumentHelp("Program to ask, of a package that has several.", valueName: "name"))
    var product: String?

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("A plugin's name, or a recipe whose own plugins shall be listed too.", valueName: "name"),
        completion: .file(extensions: ["swift"]))
    var words: [String] = []

    func validate() throws {
        if let first = words.first, first == "--help" || first == "-h" { throw CleanExit.helpRequest() }
    }

    func run() throws {
        if let first = words.first, first.hasSuffix(".swift") || Files.isFolder(first) {
            let launch = RecipeLaunch(action: "plugins", words: words, ignoresCache: ignoresCache, product: product)
            try launch.start()
        }
        try WorkerLaunch.start(["plugins"] + words)
    }
}
