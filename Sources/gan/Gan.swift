import ArgumentParser
import Foundation
import GANBase
import GANCommandOptions

/// The command `gan`.
@main
struct Gan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gan",
        abstract: "Trains generative adversarial networks from recipes in Swift.",
        usage: "gan <command> …",
        discussion: """
            A first afternoon:
              gan new Faces                         write a recipe to start from
              gan check Faces.swift                 look its networks over
              gan run Faces.swift --folder photos   compile it, and train
              gan run Faces.swift --help            the recipe's own options
              gan study Faces.swift --vary k=1,2 …  compare options over seeds
              gan resume runs/Faces-…               go on after an interruption
              gan sample runs/Faces-… --count 64    pictures from what was trained
              gan report runs/Faces-…               a page about it
            """,
        version: "gan \(GANKitVersion.current)",
        groupedSubcommands: [
            CommandGroup(
                name: "Recipes",
                subcommands: [
                    Run.self, Check.self, Bench.self, Study.self, New.self, Edit.self, Eject.self, TestPackage.self,
                ]),
            CommandGroup(
                name: "Runs",
                subcommands: [
                    ListRuns.self, Report.self, Resume.self, Sample.self, Interpolate.self, Export.self, Evaluate.self,
                ]),
            CommandGroup(name: "Points", subcommands: [Divergence.self]),
            CommandGroup(name: "Pictures", subcommands: [DataCommand.self]),
            CommandGroup(name: "About", subcommands: [Plugins.self, Doctor.self]),
        ])

    /// Runs the command line, and ends with a status that scripts can rely on.
    static func main() {
        Interruption.unblock()
        do {
            try refuseUnknownCommand(CommandLine.arguments.dropFirst(), of: Gan.self)
            var command = try parseAsRoot()
            try command.run()
        } catch let error as GANError {
            Terminal.say(error.message)
            Foundation.exit(error.status.rawValue)
        } catch {
            leave(after: error)
        }
    }

    /// How `gan` was typed: what usage lines and advice should say.
    static func typedName(environment: [String: String]) -> String {
        environment["GAN_COMMAND"] ?? Files.name(of: CommandLine.arguments[0])
    }

    /// Help goes to standard output, anything else to standard error and begins with `gan: `.
    private static func leave(after error: any Error) -> Never {
        let text = fullMessage(for: error)
        let status = exitCode(for: error).rawValue
        if status == 0 {
            Answer.print(text)
        } else if !text.isEmpty {
            Terminal.say(FailureWords.plain(text))
        }
        Foundation.exit(status)
    }

    /// Stops at a word that should be a command and is none, with more words than ArgumentParser has for it.
    ///
    /// - Parameters:
    ///   - words: The words after those that led to `parent`.
    ///   - parent: The command whose subcommands may come.
    ///   - path: The words that led to `parent`, each with a space after it.
    private static func refuseUnknownCommand(
        _ words: ArraySlice<String>, of parent: any ParsableCommand.Type, path: String = ""
    ) throws {
        let commands = parent.configuration.subcommands
        guard !commands.isEmpty, let word = words.first, !word.hasPrefix("-") else { return }
        if let command = commands.first(where: { $0._commandName == word }) {
            return try refuseUnknownCommand(words.dropFirst(), of: command, path: "\(path)\(word) ")
        }
        let isRoot = path.isEmpty
        guard !isRoot || word != "help" else { return }
        if isRoot && (word.hasSuffix(".swift") || Files.isFolder(word)) {
            throw GANError(.usage, "to train a recipe, say: gan run \(word)")
        }
        if isRoot, let recipe = words.dropFirst().first, recipe.hasSuffix(".swift") {
            throw GANError(.usage, "there is no command '\(word)'; to train a recipe, say: gan run \(recipe)")
        }
        let names = commands.map { path + $0._commandName } + (isRoot ? ["help"] : [])
        throw GANError(
            .usage,
            "there is no command '\(path)\(word)'; the commands are \(names.joined(separator: ", ")) "
                + "(see 'gan \(path)--help')")
    }
}
