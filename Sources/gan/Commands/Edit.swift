import ArgumentParser
import Foundation
import GANBase

/// `gan edit`: tells editors how recipes are compiled.
struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell editors how a recipe is compiled, so that they complete and check.",
        usage: "gan edit <file.swift> … [--open]",
        discussion: """
            Writes compile_commands.json beside the recipe. Swift's language server, sourcekit-lsp, reads it and then knows \
            where GANKit is: completion, errors while typing, documentation, jumps. Open the recipe's folder in an editor that \
            uses the server. Entries of other files in compile_commands.json stay as they are.

            The file holds paths of this machine, so leave it out of version control; and run this again for a new recipe.

            Examples:
              gan edit Faces.swift
              gan edit Faces.swift Layers.swift     a recipe in several files
              gan edit recipes                      all recipes of a folder
              gan edit Faces.swift --open           opens it with $VISUAL or $EDITOR too
            """)

    @Argument(help: ArgumentHelp("Recipes, and files that belong to them; or a folder.", valueName: "recipe"))
    var names: [String]

    @Flag(help: "Open the first file with $VISUAL or $EDITOR as well.")
    var open = false

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        if let package = names.lazy.compactMap(Self.package).first {
            guard names.count == 1 else {
                throw GANError(
                    .usage,
                    "\(package) is a package, which editors understand by itself; name recipes in files of their own alone"
                )
            }
            return try explain(package, environment)
        }
        let edited = try EditedRecipes(names)
        let compiler = try RecipeCompiler(environment: environment)
        let written = try write(edited, compiler)
        tell(edited, written, compiler)
        if open, let file = edited.recipes.first?.files.first {
            try Editor.become(opening: [file], environment: environment)
        }
    }

    /// The package that a name is of: its folder, or a file among its sources.
    private static func package(_ name: String) -> String? {
        if RecipePackage.isPackage(name) { return name }
        let path = Files.absolute(name)
        var folder = Files.folder(of: path)
        while folder.count > 1 {
            if RecipePackage.isPackage(folder) {
                let inside = path.dropFirst(folder.count + 1).split(separator: "/").first
                return inside == "Sources" || inside == "Tests" ? folder : nil
            }
            folder = Files.folder(of: folder)
        }
        return nil
    }

    /// Writes one file for each folder.
    private func write(_ edited: EditedRecipes, _ compiler: RecipeCompiler) throws -> [String] {
        let folders = Set(edited.compiled.map { Files.folder(of: Files.absolute($0.file)) }).sorted()
        if let package = folders.first(where: RecipePackage.isPackage) {
            throw GANError(
                .usage,
                "\(package) is a package, of which editors believe the Package.swift alone; keep recipes in a folder of their own, for example \(package)/recipes"
            )
        }
        var databases = try folders.map { try CompileCommands(in: $0) }
        for (file, recipe) in edited.compiled {
            let path = Files.absolute(file)
            guard let index = folders.firstIndex(of: Files.folder(of: path)) else { continue }
            let arguments = compiler.arguments(for: recipe, files: recipe.absolutePaths)
            databases[index].set(path, command: [compiler.toolchain.compiler] + arguments)
        }
        for index in databases.indices {
            databases[index].removeGone()
            try databases[index].write()
        }
        return databases.map(\.path)
    }

    private func tell(_ edited: EditedRecipes, _ written: [String], _ compiler: RecipeCompiler) {
        let files = edited.compiled.map(\.file)
        let count = files.count == 1 ? files[0] : "\(files.count) files"
        Answer.print(
            "\(written.joined(separator: " and ")) now \(written.count == 1 ? "says" : "say") how \(count) \(files.count == 1 ? "is" : "are") compiled."
        )
        if !edited.shared.isEmpty {
            Answer.print(
                "\(edited.shared.joined(separator: ", ")) \(edited.shared.count == 1 ? "is" : "are") taken to belong to each of the \(edited.recipes.count) recipes."
            )
        }
        let server = "\(Files.folder(of: Files.resolved(compiler.toolchain.compiler)))/sourcekit-lsp"
        let place = Files.isExecutable(server) ? ", \(server)" : ""
        Answer.print("Open the folder in an editor with Swift's language server, sourcekit-lsp\(place).")
    }

    /// A package says by itself how it is compiled.
    private func explain(_ package: String, _ environment: [String: String]) throws {
        Answer.print(
            """
            \(package) is a package: editors understand it by its Package.swift, and nothing was written.
            Open the folder in an editor with Swift's language server, sourcekit-lsp. The first time it prepares GANKit's
            modules, in .build/index-build of the package, which takes a minute or so.
            """)
        if open { try Editor.become(opening: ["\(package)/Package.swift"], environment: environment) }
    }
}
