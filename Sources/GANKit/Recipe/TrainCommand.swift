import ArgumentParser
import Foundation

/// Trains the recipe and leaves a run folder, or goes on with one.
struct TrainCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "train", abstract: Plan.configuration.abstract,
            usage: "\(RecipeContext.usage("run")) [options]", discussion: Plan.configuration.discussion)
    }

    @OptionGroup(title: "Recipe options") var recipe: Plan
    @OptionGroup(title: "Options of every recipe") var options: TrainingOptions

    func run() throws {
        try Runtime.check()
        let typed = Array(CommandLine.arguments.dropFirst(2))
        if let folder = options.resume {
            try ResumedRun(folder, typed: typed, allowsChanges: options.allowChanges).goOn(Self.self)
        } else {
            try start(arguments: typed)
        }
    }

    private func start(arguments: [String]) throws {
        let trainer = try makeTrainer()
        // The data first: without any there shall be no run folder.
        let stream = try trainer.openData()
        defer { stream.close() }
        let run = try RunFolder.create(at: options.out, for: lowerCamelCase("\(Plan.self)"))
        let lock = try RunLock(run)
        try describe(trainer, stream, arguments: arguments).write(to: run)
        try withExtendedLifetime(lock) {
            var session = Session(trainer: trainer, stream: stream, run: run, console: .standard)
            try session.start()
        }
    }

    /// Builds everything that trains.
    ///
    /// - Parameter factor: What the learning rates are multiplied by, after roll-backs.
    func makeTrainer(ratesMultipliedBy factor: Double = 1) throws -> Trainer {
        let console = Console.standard
        options.prepareRuntime()
        let plan = options.applied(to: try recipe.plan).slowed(by: factor)
        try plan.check()
        let device = try Device(parsing: options.device)
        var settings = TrainingSettings(
            seed: options.seed, device: device, loaderThreads: options.loaderThreads, criticStep: options.criticStep,
            warn: { console.warn($0) })
        settings.cache = options.cache.bytes.map { DecodedCacheSettings(limit: $0) }
        settings.badImages = options.badImages
        let trainer = try Trainer(plan, settings: settings)
        trainer.objections.forEach(console.warn)
        return trainer
    }

    /// What run.json says.
    func describe(_ trainer: Trainer, _ stream: any SampleStream, arguments: [String]) -> RunDescription {
        RunDescription(
            recipe: recipe, plan: trainer.plan, trainer: trainer, options: options, data: stream.summary,
            arguments: arguments)
    }
}
