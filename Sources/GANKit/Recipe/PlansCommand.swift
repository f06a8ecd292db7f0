import ArgumentParser
import Foundation

/// Reads command lines of the recipe from standard input and says of each whether it can be trained, without training: for
/// studies, which refuse what a recipe refuses before they start.
///
/// A line in is a JSON list of words; a line out is an object with `steps`, or with `error`.
struct PlansCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "plans", shouldDisplay: false)
    }

    func run() throws {
        while let line = readLine() {
            let words = try JSONDecoder().decode([String].self, from: Data(line.utf8))
            print(answer(to: words).line)
            // What stops the program shall not take earlier answers along.
            fflush(nil)
        }
    }

    private func answer(to words: [String]) -> JSONText {
        do {
            let command = try TrainCommand<Plan>.parse(words)
            let plan = command.options.applied(to: try command.recipe.plan)
            try plan.check()
            _ = try Device(parsing: command.options.device)
            return .object([("steps", .integer(plan.steps))])
        } catch let error as GANError {
            return .object([("error", .string(error.message))])
        } catch {
            return .object([("error", .string(TrainCommand<Plan>.message(for: error)))])
        }
    }
}
