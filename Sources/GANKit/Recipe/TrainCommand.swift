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
    @OptionGroup(title: "Options of every recipe") var messages: MessageOptions

    func run() throws {
        messages.apply()
        try Runtime.check()
        // Started without gan, it trains without being told to.
        let words = CommandLine.arguments.dropFirst()
        let typed = Array(words.first == Self.configuration.commandName ? words.dropFirst() : words)
        if let folder = options.resume {
            try ResumedRun(folder, typed: typed, allowsChanges: options.allowChanges).goOn(Self.self)
        } else {
            try start(arguments: typed)
        }
    }

    /// Trains from the beginning.
    ///
    /// - Parameter arguments: The command line.
    func start(arguments: [String]) throws {
        let trainer = try makeTrainer()
        // The data first: without any there shall be no run folder.
        let stream = try messages.logger.timing("opened the data") { try trainer.openData() }
        defer { stream.close() }
        let run = try RunFolder.create(at: options.out, for: lowerCamelCase("\(Plan.self)"))
        let lock = try RunLock(run)
        run.removeLeftovers()
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
        try options.prepareRuntime()
        let plan = options.applied(to: try recipe.plan)
        try plan.check()
        let device = try Device(parsing: options.device)
        try plan.rehearseMetrics(on: device)
        var settings = TrainingSettings(
            seed: options.seed, device: device, loaderThreads: options.loaderThreads, criticStep: options.criticStep,
            logger: messages.logger)
        settings.cache = options.cache.bytes.map { DecodedCacheSettings(limit: $0) }
        settings.badImages = options.badImages
        let trainer = try messages.logger.timing("built the networks") {
            try Trainer(plan, settings: settings, ratesMultipliedBy: factor)
        }
        trainer.logSetup()
        trainer.logObjections()
        return trainer
    }

    /// What run.json says; how much this session says is no matter of the run's.
    func describe(_ trainer: Trainer, _ stream: any SampleStream, arguments: [String]) -> RunDescription {
        RunDescription(
            recipe: recipe, plan: trainer.plan, trainer: trainer, options: options, data: stream.summary,
            arguments: arguments.filter { Verbosity.chosen(in: [$0]) == nil })
    }
}
