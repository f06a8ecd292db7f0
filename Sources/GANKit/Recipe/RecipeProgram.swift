import ArgumentParser
import Foundation

/// The program that a recipe is compiled to: one subcommand for each thing that `gan` asks of it.
struct RecipeProgram<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: RecipeContext.recipe ?? lowerCamelCase("\(Plan.self)"),
            abstract: Plan.configuration.abstract,
            subcommands: [
                TrainCommand<Plan>.self, CheckCommand<Plan>.self, BenchCommand<Plan>.self, SampleCommand<Plan>.self,
                InterpolateCommand<Plan>.self, ExportCommand<Plan>.self, EvaluateCommand<Plan>.self,
                RecipePluginsCommand<Plan>.self, PlansCommand<Plan>.self,
            ],
            defaultSubcommand: TrainCommand<Plan>.self)
    }

    /// Parses and runs, and ends the process with the status that fits a failure.
    static func main(_ arguments: [String]) {
        do {
            try refuseTakenNames()
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch let error as GANError {
            Console.standard.fail(error)
        } catch {
            guard exitCode(for: error) == .validationFailure else { leave(after: error) }
            let subcommand = arguments.first.map { $0 == "train" ? "run" : $0 } ?? "run"
            Console.standard.fail(
                GANError(.usage, "\(message(for: error))\nSee '\(RecipeContext.usage(subcommand)) --help'."))
        }
    }

    /// What ArgumentParser's own `exit(withError:)` does: help to standard output, failures to standard error.
    private static func leave(after error: any Error) -> Never {
        let (text, status) = (fullMessage(for: error), exitCode(for: error))
        if status == .success {
            if !text.isEmpty { Answer.print(text) }
        } else if !text.isEmpty {
            Console.standard.note(text)
        }
        Foundation.exit(status.rawValue)
    }

    /// ArgumentParser would take the first of two options with one name and ignore the other.
    private static func refuseTakenNames() throws {
        let own = Mirror(reflecting: Plan()).children.compactMap(\.label).map {
            $0.hasPrefix("_") ? String($0.dropFirst()) : $0
        }
        for name in own where TrainingOptions.names.contains(name) {
            throw GANError(
                .usage,
                "\(Plan.self) declares the option '\(name)', which every recipe has already; remove it, or give it another name"
            )
        }
    }
}

/// How `gan` started this program.
enum RecipeContext {
    /// The recipe's file as the user typed it.
    static let recipe = variable("GAN_RECIPE")

    /// The absolute paths of the recipe's sources, the recipe itself first.
    static let sources = lines("GAN_SOURCES")

    /// The absolute path of the package that the recipe is; nil where it is single files.
    static let package = variable("GAN_PACKAGE")

    /// Which program of the package this is.
    static let product = variable("GAN_PRODUCT")

    /// The absolute paths of the sources of the package's libraries that this program is made of.
    static let librarySources = lines("GAN_LIBRARY_SOURCES")

    /// What the user would type to run this recipe with a subcommand of `gan`.
    static func usage(_ subcommand: String) -> String {
        "\(variable("GAN_COMMAND") ?? "gan") \(subcommand) \(recipe ?? "Recipe.swift")"
    }

    private static func lines(_ name: String) -> [String] {
        (variable(name) ?? "").split(separator: "\n").map(String.init)
    }

    private static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
