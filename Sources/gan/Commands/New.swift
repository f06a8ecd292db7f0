import ArgumentParser
import Foundation
import GANBase

/// `gan new`: writes a recipe to start from.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a commented recipe to start from, or a package of plugins.",
        discussion: """
            Writes <name>.swift into this folder. It trains at once, on smileys that GANKit draws; --folder names pictures of \
            your own.

            Examples:
              gan new Faces                 writes Faces.swift
              gan new Recipes/Faces         writes Recipes/Faces.swift
              gan new --package Tails       writes the package Tails

            A package has a loss, a penalty and a sampler of your own, a recipe that uses them, and the test that they obey \
            GANKit's laws.
            """)

    @Flag(help: "Write a package of plugins, with a recipe and tests.") var package = false

    @Option(
        help: ArgumentHelp(
            "GANKit's sources, for a package: a checkout, or a repository's URL (default: the checkout that gan was built from).",
            valueName: "checkout or URL"))
    var gankit: String?

    @Argument(
        help: "The recipe's name: a Swift type's name such as Faces, with a folder before it or not.",
        completion: .directory)
    var name: String

    func run() throws {
        if package { return try writePackage() }
        guard gankit == nil else { throw GANError(.usage, "--gankit is for packages; add --package") }
        let path = name.hasSuffix(".swift") ? name : name + ".swift"
        let type = String(Files.name(of: path).dropLast(".swift".count))
        try TypeName.check(type)
        let file = Files.absolute(path)
        guard !Files.exists(file) else {
            throw GANError(.cannotWrite, "\(path) exists already; gan new overwrites nothing")
        }
        do {
            try Data(StarterRecipe.text(for: type).utf8).write(
                to: URL(fileURLWithPath: file), options: .withoutOverwriting)
        } catch {
            throw GANError(
                .cannotWrite, "cannot write \(path); is \(Files.folder(of: file)) a folder you can write to?")
        }
        let gan = Gan.typedName(environment: ProcessInfo.processInfo.environment)
        let word = ShellWord.quoting(path)
        Answer.print(
            """
            \(path) is written. Try:
              \(gan) check \(word)
              \(gan) run \(word)
              \(gan) run \(word) --folder <your pictures> --side 64
            For completion in your editor:
              \(gan) edit \(word)
            """)
    }

    private func writePackage() throws {
        let type = Files.name(of: Files.absolute(name))
        try TypeName.check(type)
        let environment = ProcessInfo.processInfo.environment
        let installation = try Installation.find(environment: environment)
        let fitting = ModuleName.from(type)
        guard fitting == type else {
            throw GANError(.usage, "\(type) is the name of a module already; try My\(type)")
        }
        // Its loss, penalty and sampler would hide GANKit's protocols.
        let hiding: Set = [
            "Adversarial", "GradientNorm", "Homogeneous", "Penalty", "Remembering", "Score", "Stateful",
        ]
        guard !hiding.contains(type) else {
            throw GANError(
                .usage, "\(type)Loss, \(type)Penalty or \(type)Sampler is a protocol of GANKit's already; try My\(type)"
            )
        }
        try PackageFolder.refuseTaken(name, remedy: "gan new overwrites nothing")
        let source = try GANKitSource(named: gankit, installation: installation)
        try source.refuseTheSameName(name, remedy: "choose another")
        let package = StarterPackage(name: type, gankit: source)
        let contents = package.contents.map { (path: $0.path, bytes: Data($0.text.utf8)) }
        try PackageFolder.write(contents, to: Files.absolute(name))
        let (gan, word) = (Gan.typedName(environment: environment), ShellWord.quoting(name))
        Answer.print(
            """
            \(name) is written: \(contents.map(\.path).joined(separator: ", ")).
            \(package.gankit.words)
            Try:
              \(gan) check \(word)
              \(gan) run \(word)
              \(gan) test \(word)
            """)
    }
}
