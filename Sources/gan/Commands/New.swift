import ArgumentParser
import Foundation
import GANBase

/// `gan new`: writes a recipe to start from.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a commented recipe to start from.",
        discussion: """
            Writes <name>.swift into this folder. It trains at once, on smileys that GANKit draws; --folder names pictures of \
            your own.

            Examples:
              gan new Faces                 writes Faces.swift
              gan new Recipes/Faces         writes Recipes/Faces.swift
            """)

    @Argument(
        help: "The recipe's name: a Swift type's name such as Faces, with a folder before it or not.",
        completion: .directory)
    var name: String

    func run() throws {
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
        print(
            """
            \(path) is written. Try:
              \(gan) check \(path)
              \(gan) run \(path)
              \(gan) run \(path) --folder <your pictures> --side 64
            """)
    }
}
