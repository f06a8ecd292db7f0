import ArgumentParser
import Foundation
import GANBase

/// The arguments of the commands that take a recipe: its name, and words that are passed on to it.
struct RecipeArguments: ParsableArguments {
    @Flag(name: .customLong("no-cache"), help: "Compile again, even where nothing has changed.")
    var ignoresCache = false

    @Option(help: ArgumentHelp("Program to run, of a package that has several.", valueName: "name"))
    var product: String?

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp(
            "A .swift file, several, a folder of them, or a package folder; then the recipe's options.",
            valueName: "recipe"),
        completion: .file(extensions: ["swift"]))
    var words: [String] = []
}

/// A recipe that is ready to run.
struct CompiledRecipe {
    /// The program's absolute path.
    let program: String
    /// The absolute paths of all its sources, the file that starts it first.
    let sources: [String]
    /// The environment that it is to run in.
    let environment: [String: String]
}

/// What the commands that take a recipe do alike: compile it where needed, and become it.
struct RecipeLaunch {
    /// What the recipe shall do, "train" for example.
    let action: String
    /// The recipe's files or folder, then words for the recipe itself; not empty.
    let words: [String]
    /// Whether to compile in any case.
    var ignoresCache = false
    /// The executable product of a package that has several.
    var product: String?
    /// What usage lines call the recipe; by the name of its file or folder when `nil`.
    var shownAs: String?
    /// The environment that `gan` was started with.
    var environment = ProcessInfo.processInfo.environment

    /// The leading words that name the recipe's files, and the words for the recipe itself.
    ///
    /// The first word is always a name. More files may follow; the first word that is no .swift file ends them.
    static func split(_ words: [String]) -> (names: [String], rest: [String]) {
        guard let first = words.first else { return ([], []) }
        let more = words.dropFirst().prefix { $0.hasSuffix(".swift") && !$0.hasPrefix("-") }
        return ([first] + more, Array(words.dropFirst(1 + more.count)))
    }

    /// Looks at the first word: it captures everything, so ArgumentParser does not.
    ///
    /// - Parameters:
    ///   - words: All words of the command line behind the command's name.
    ///   - example: A first word that would have been right.
    /// - Throws: A request for help, or a `ValidationError` where the word is missing or an option that `gan` does
    ///   not have.
    static func checkFirst(of words: [String], example: String) throws {
        guard let first = words.first else {
            throw ValidationError("Missing argument, for example \(example)")
        }
        if first == "--help" || first == "-h" { throw CleanExit.helpRequest() }
        guard !first.hasPrefix("-") else {
            throw ValidationError("Unknown option '\(first)'; options for the recipe come after its name")
        }
    }

    /// Compiles the recipe where needed, and becomes it.
    ///
    /// - Throws: `GANError` with the status that `gan` shall end with.
    func start() throws -> Never {
        let (names, rest) = Self.split(words)
        // They are the recipe's options, but compiling it is a part of the run.
        Terminal.verbosity = Verbosity.chosen(in: rest)
        let recipe = try prepare(names)
        try Program.become(recipe.program, [action] + rest, environment: recipe.environment)
    }

    /// Compiles the recipe where needed.
    ///
    /// - Parameter names: The recipe's files or folder; not empty.
    /// - Throws: `GANError` with the status that `gan` shall end with.
    func prepare(_ names: [String]) throws -> CompiledRecipe {
        let name = names[0]
        let (program, sources, more) = RecipePackage.isPackage(name) ? try buildPackage(name) : try compile(names)
        var extra = [
            // Of a recipe that was started by another recipe, they would be that one's.
            "GAN_PACKAGE": "", "GAN_PRODUCT": "", "GAN_LIBRARY_SOURCES": "",
            "GAN_RECIPE": shownAs ?? name,
            "GAN_SOURCES": sources.joined(separator: "\n"),
            "GAN_COMMAND": Gan.typedName(environment: environment),
        ]
        var all = sources
        if let more {
            extra["GAN_PACKAGE"] = Files.absolute(name)
            extra["GAN_PRODUCT"] = more.product
            extra["GAN_LIBRARY_SOURCES"] = more.librarySources.joined(separator: "\n")
            all += more.librarySources
        }
        return CompiledRecipe(program: program, sources: all, environment: environment.merging(extra) { $1 })
    }

    private func compile(_ names: [String]) throws -> (String, [String], RecipePackage.Built?) {
        guard product == nil else {
            throw GANError(.usage, "--product is for packages, and \(names[0]) is none")
        }
        let sources = try RecipeSources(names)
        let compiler = try RecipeCompiler(environment: environment)
        try Libtorch.require(for: compiler.installation, environment: environment)
        return (try compiler.program(for: sources, ignoringCache: ignoresCache), sources.absolutePaths, nil)
    }

    private func buildPackage(_ name: String) throws -> (String, [String], RecipePackage.Built?) {
        let built = try RecipePackage(name: name, product: product, environment: environment).build()
        return (built.program, built.sources, built)
    }
}
