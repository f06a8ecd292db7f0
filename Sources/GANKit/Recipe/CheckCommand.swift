import ArgumentParser
import Foundation

/// Builds the recipe's networks, runs one step on two random samples, and says what it thinks of the plan.
struct CheckCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check", abstract: "Check the recipe without training it.",
            usage: "\(RecipeContext.usage("check")) [options]")
    }

    @OptionGroup(title: "Recipe options") var recipe: Plan
    @OptionGroup(title: "Options of every recipe") var options: TrainingOptions

    func run() throws {
        let plan = options.applied(to: try recipe.plan)
        let device = try Device(parsing: options.device)
        try Runtime.check()
        Runtime.keepMemory()
        try plan.check()
        var small = plan
        small.batch = 2
        small.accumulation = min(plan.accumulation, 2)
        let settings = TrainingSettings(
            seed: options.seed, device: device, criticStep: options.criticStep, logger: .onConsole())
        let trainer = try Trainer(small, settings: settings)
        let memory = try MemoryEstimate(plan, settings: settings)
        let report = PlanReport(trainer, batch: plan.batch, parts: plan.accumulation, memory: memory)
        report.lines.forEach(Console.standard.say)
        let objections = trainer.objections
        trainer.logObjections()
        Console.standard.say(
            objections.isEmpty
                ? "The plan works: one critic step and one generator step ran on two samples."
                : "The plan runs, with \(objections.count) \(objections.count == 1 ? "objection" : "objections").")
    }
}
