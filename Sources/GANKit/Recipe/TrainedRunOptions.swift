import ArgumentParser
import Logging

/// Options of the commands that use the generator of a run: which run, and after which step.
struct TrainedRunOptions: ParsableArguments {
    /// Given by `gan` itself, out of the first word.
    @Option(name: .customLong("run"), help: .hidden)
    var path: String
    @Option(help: ArgumentHelp("After which step, for an earlier checkpoint than the latest.", valueName: "step"))
    var checkpoint: Int?

    /// The run.
    var run: RunFolder { RunFolder(path: path) }

    /// What a run has trained.
    struct Trained {
        let plan: GAN
        /// The options that the run was trained with.
        let options: TrainingOptions
        let generator: Generator
        let step: Int
        /// Whether the weights are the average.
        let isAveraged: Bool
    }

    /// Builds the generator of the run's recipe and fills it.
    ///
    /// - Throws: `GANError` with status 66 when there is no checkpoint, 65 when it does not fit the recipe.
    func trained<Plan: Recipe>(by recipe: Plan.Type, on device: Device) throws -> Trained {
        let command = try TrainCommand<Plan>.parse(RecordedRun(run).arguments)
        let plan = command.options.applied(to: try command.recipe.plan)
        try Runtime.check()
        let logger = Logger.onConsole()
        warnOfChanges(logger)
        let network = try plan.makeGenerator(random: Random(seed: 0), device: device)
        let (step, isAveraged) = try Checkpoint.load(step: checkpoint, of: run, into: network, logger: logger)
        return Trained(
            plan: plan, options: command.options, generator: network, step: step, isAveraged: isAveraged)
    }

    /// A package is built as it is now, where single files are compiled as the run keeps them.
    private func warnOfChanges(_ logger: Logger) {
        guard let package = RecipeContext.package else { return }
        let lines = SourceDifference.lines(of: run)
        guard !lines.isEmpty else { return }
        logger.warning(
            "\(package) has changed since this run was trained, and the networks are built as it is now:\(lines.map { "\n  " + $0 }.joined())"
        )
    }
}
