import ArgumentParser
import Foundation
import GANBase

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
              gan sample runs/Faces-… --count 64    pictures from what was trained
            """,
        version: "gan \(GANKitVersion.current)",
        groupedSubcommands: [
            CommandGroup(name: "Recipes", subcommands: [Run.self, Check.self, Bench.self, New.self]),
            CommandGroup(name: "Runs", subcommands: [Sample.self]),
            CommandGroup(name: "About", subcommands: [Plugins.self, Doctor.self]),
        ])

    /// Runs the command line, and ends with a status that scripts can rely on.
    static func main() {
        Interruption.unblock()
        do {
            try refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
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
            print(text)
        } else if text.hasPrefix("Error: ") {
            let words = text.dropFirst("Error: ".count)
            Terminal.say(words.prefix(1).lowercased() + words.dropFirst())
        } else if !text.isEmpty {
            Terminal.say(text)
        }
        Foundation.exit(status)
    }

    private static func refuseUnknownCommand(_ word: String?) throws {
        guard let word, !word.hasPrefix("-") else { return }
        let commands = configuration.subcommands.map { $0._commandName } + ["help"]
        guard !commands.contains(word) else { return }
        if word.hasSuffix(".swift") || Files.isFolder(word) {
            throw GANError(.usage, "to train a recipe, say: gan run \(word)")
        }
        throw GANError(
            .usage,
            "there is no command '\(word)'; the commands are \(commands.joined(separator: ", ")) (see 'gan --help')")
    }
}
