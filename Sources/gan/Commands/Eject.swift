import ArgumentParser
import Foundation
import GANBase

/// `gan eject`: makes a package of a recipe.
struct Eject: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turn a recipe into a Swift package of its own.",
        usage: "gan eject <file.swift> … [--out <folder>] [--gankit <checkout or URL>]",
        discussion: """
            A package may have modules, tests and other packages to depend on. It trains as the recipe did, with the same \
            options and the same numbers, by 'gan run <folder>', and without gan by 'swift run'. The recipe itself stays as it \
            is. Where the recipe trains without further options, the package has a test that its loss, penalties and samplers \
            obey GANKit's laws.

            Examples:
              gan eject Faces.swift                  makes the package Faces
              gan eject Faces.swift Layers.swift --out packages/Faces
            """)

    @Argument(help: ArgumentHelp("The recipe's files, or the folder of several.", valueName: "recipe"))
    var names: [String]

    @Option(help: ArgumentHelp("Where to (default: a folder here, with the recipe's name).", valueName: "folder"))
    var out: String?

    @Option(
        help: ArgumentHelp(
            "GANKit's sources: a checkout, or a repository's URL (default: the checkout that gan was built from).",
            valueName: "checkout or URL"))
    var gankit: String?

    func run() throws {
        if RecipePackage.isPackage(names[0]) { throw GANError(.usage, "\(names[0]) is a package already") }
        let sources = try RecipeSources(names)
        let environment = ProcessInfo.processInfo.environment
        let installation = try Installation.find(environment: environment)
        let stem = String(Files.name(of: Files.absolute(sources.files[0])).dropLast(".swift".count))
        let name = ModuleName.from(stem)
        let folder = out ?? name
        try PackageFolder.refuseTaken(folder, remedy: "choose another with --out")
        let gankit = try GANKitSource(named: gankit, installation: installation)
        try gankit.refuseTheSameName(folder, remedy: "choose another with --out")
        // Compiles it, so that what is ejected is known to be sound.
        let recipe = try RecipeLaunch(action: "plans", words: []).prepare(names)
        let type = Files.text(of: sources.files[0]).flatMap(SwiftText.mainType)
        let trains = try PlanQuestions(recipe: recipe).acceptsDefaults()
        let package = EjectedPackage(
            name: name, gankit: gankit, files: sources.files, testedType: trains ? type : nil)
        let contents = try package.contents()
        try PackageFolder.write(contents, to: Files.absolute(folder))
        let whyUntested =
            type == nil
            ? "the recipe's type, the struct behind @main, was not found"
            : "the recipe's plan cannot be made without further options"
        tell(package, contents.map(\.path), folder, stem, whyUntested)
    }

    private func tell(
        _ package: EjectedPackage, _ written: [String], _ folder: String, _ stem: String, _ whyUntested: String
    ) {
        let (gan, word) = (Gan.typedName(environment: ProcessInfo.processInfo.environment), ShellWord.quoting(folder))
        let renamed = package.name == stem ? "" : " (\(stem) cannot be a module's name here)"
        let isTested = package.testedType != nil
        let lines = [
            "\(folder) is a package now, \(package.name)\(renamed): \(written.joined(separator: ", ")).",
            package.gankit.words,
            isTested ? nil : "It has no test, because \(whyUntested).",
            "Try:",
            "  \(gan) run \(word)",
            isTested ? "  \(gan) test \(word)" : nil,
            "  swift run --package-path \(word) -c release \(package.name) --help",
            "The last one compiles all of GANKit first, which takes minutes.",
        ]
        Answer.print(lines.compactMap { $0 }.joined(separator: "\n"))
    }
}
