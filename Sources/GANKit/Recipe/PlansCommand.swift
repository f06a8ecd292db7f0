import ArgumentParser
import Foundation

/// Reads command lines of the recipe from standard input and says of each whether it can be trained, without training: for
/// studies, which refuse what a recipe refuses before they start.
///
/// A line in is a JSON list of words; a line out is an object with `error`, or with `steps` and what can be compared:
/// `measures`, and `more` where watchers of the recipe's own may record other numbers.
struct PlansCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "plans", shouldDisplay: false)
    }

    func run() throws {
        while let line = readLine() {
            let words = try JSONDecoder().decode([String].self, from: Data(line.utf8))
            Answer.print(answer(to: words).line, isJSON: true)
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
            let measures = plan.measuredMetrics.flatMap(\.measures).map { JSONText.string($0.name) }
            let hasOthers = plan.watchers.contains { !($0 is MetricWatcher) && !($0 is SampleGrid) }
            return .object([
                ("steps", .integer(plan.steps)), ("measures", .array(measures)), ("more", .bool(hasOthers)),
            ])
        } catch let error as GANError {
            return .object([("error", .string(error.message))])
        } catch {
            return .object([("error", .string(TrainCommand<Plan>.message(for: error)))])
        }
    }
}
