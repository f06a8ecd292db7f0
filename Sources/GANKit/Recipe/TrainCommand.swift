import ArgumentParser
import Foundation

/// Trains the recipe and leaves a run folder.
struct TrainCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "train", abstract: Plan.configuration.abstract,
            usage: "\(RecipeContext.usage("run")) [options]", discussion: Plan.configuration.discussion)
    }

    @OptionGroup(title: "Recipe options") var recipe: Plan
    @OptionGroup(title: "Options of every recipe") var options: TrainingOptions

    func run() throws {
        let console = Console.standard
        try Runtime.check()
        options.prepareRuntime()
        let plan = options.applied(to: try recipe.plan)
        try plan.check()
        let device = try Device(parsing: options.device)

        var settings = TrainingSettings(
            seed: options.seed, device: device, loaderThreads: options.loaderThreads, criticStep: options.criticStep,
            warn: { console.warn($0) })
        settings.cache = options.cache.bytes.map { DecodedCacheSettings(limit: $0) }
        settings.badImages = options.badImages
        let trainer = try Trainer(plan, settings: settings)
        plan.objections(to: trainer.critic, on: device).forEach(console.warn)
        // The data first: without any there shall be no run folder.
        let stream = try trainer.openData()
        defer { stream.close() }
        let run = try RunFolder.create(at: options.out, for: lowerCamelCase("\(Plan.self)"))
        try RunDescription(recipe: recipe, plan: plan, trainer: trainer, options: options, data: stream.summary).write(
            to: run)
        try Session(trainer: trainer, stream: stream, run: run, console: console).start()
    }
}
