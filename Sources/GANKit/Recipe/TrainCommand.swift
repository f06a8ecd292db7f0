import ArgumentParser
import Foundation
import Logging

/// Trains the recipe and leaves a run folder.
struct TrainCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "train", abstract: Plan.configuration.abstract,
            usage: "\(RecipeContext.usage("run")) [options]", discussion: Plan.configuration.discussion)
    }

    @OptionGroup(title: "Recipe options") var recipe: Plan
    @OptionGroup(title: "Options of every recipe") var options: TrainingOptions
    @OptionGroup(title: "Options of every recipe") var messages: MessageOptions

    func run() throws {
        let console = Console.standard
        let logger = messages.logger(on: console)
        try Runtime.check()
        options.prepareRuntime()
        let plan = options.applied(to: try recipe.plan)
        try plan.check()
        let device = try Device(parsing: options.device)

        var settings = TrainingSettings(
            seed: options.seed, device: device, loaderThreads: options.loaderThreads, criticStep: options.criticStep,
            logger: logger)
        settings.cache = options.cache.bytes.map { DecodedCacheSettings(limit: $0) }
        settings.badImages = options.badImages.policy
        let trainer = try logger.timing("built the networks") { try Trainer(plan, settings: settings) }
        trainer.logSetup()
        plan.objections(to: trainer.critic, on: device).forEach { logger.warning("\($0)") }
        // The data first: without any there shall be no run folder.
        let stream = try logger.timing("opened the data") { try trainer.openData() }
        defer { stream.close() }
        let run = try RunFolder.create(at: options.out, for: lowerCamelCase("\(Plan.self)"))
        try RunDescription(recipe: recipe, plan: plan, trainer: trainer, options: options, data: stream.summary).write(
            to: run)
        try Session(trainer: trainer, stream: stream, run: run, console: console).start()
    }
}
