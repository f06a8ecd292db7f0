import ArgumentParser
import Foundation

/// Times the recipe's critic step and generator step on random samples of its own shapes.
struct BenchCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "bench", abstract: "Time the recipe's critic and generator step.",
            usage: "\(RecipeContext.usage("bench")) [--repeat <n>] [--json] [options]")
    }

    @Option(name: .customLong("repeat"), help: ArgumentHelp("How often to time each step.", valueName: "n"))
    var repetitions = 20
    @Flag(help: "Print one JSON object.") var json = false
    @Option(
        help: ArgumentHelp(
            "Write the samples, weights and gradients of one critic step, to compare with other programs.",
            valueName: "file.safetensors"))
    var dump: String?
    @OptionGroup(title: "Recipe options") var recipe: Plan
    @OptionGroup(title: "Options of every recipe") var options: TrainingOptions

    func validate() throws {
        if repetitions < 1 { throw ValidationError("--repeat is \(repetitions) and must be 1 or more") }
    }

    func run() throws {
        try Runtime.check()
        try options.prepareRuntime()
        let plan = options.applied(to: try recipe.plan)
        let device = try Device(parsing: options.device)
        let trainer = try Trainer(
            plan,
            settings: TrainingSettings(
                seed: options.seed, device: device, criticStep: options.criticStep, logger: .onConsole()))
        trainer.logObjections()
        if let dump { try StepDump(trainer).write(to: (dump as NSString).expandingTildeInPath) }
        let times = StepTimes(trainer, repetitions: repetitions)
        Answer.print(json ? times.json.line : times.lines.joined(separator: "\n"), isJSON: json)
    }
}
