import ArgumentParser
import Logging
import Foundation

/// Options of the commands that use the generator of a run: which run, which checkpoint, where to compute.
struct GeneratorOptions: ParsableArguments {
    /// Given by `gan` itself, out of the first word.
    @Option(name: .customLong("run"), help: .hidden)
    var runPath: String
    @Option(help: ArgumentHelp("After which step, for an earlier checkpoint than the latest.", valueName: "step"))
    var checkpoint: Int?
    @Option(help: ArgumentHelp("Where to compute: cpu, cuda or cuda:1.", valueName: "device")) var device = "cpu"

    /// The run.
    var run: RunFolder { RunFolder(path: runPath) }

    /// Builds the generator of the run's recipe and fills it.
    ///
    /// - Throws: `GANError` with status 66 when there is no checkpoint, 65 when it does not fit the recipe.
    func generator<Plan: Recipe>(of recipe: Plan.Type) throws -> TrainedGenerator {
        let trained = try TrainCommand<Plan>.parse(RecordedRun(run).arguments)
        let plan = trained.options.applied(to: try trained.recipe.plan)
        let device = try Device(parsing: device)
        try Runtime.check()
        let logger = Logger.onConsole()
        warnOfChanges(logger)
        let network = try plan.makeGenerator(random: Random(seed: 0), device: device)
        let (step, isAveraged) = try Checkpoint.load(
            step: checkpoint, of: run, into: network, logger: logger)
        return TrainedGenerator(
            network, recipe: "\(Plan.self)", step: step, isAveraged: isAveraged, device: device,
            dtype: plan.precision.dtype)
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

/// Options that decide latents.
struct LatentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Decides the latents.", valueName: "n")) var seed: UInt64 = 0
    @Option(
        help: ArgumentHelp(
            "Multiplies the latents: 0 to 1; less is more typical and less varied.", valueName: "ψ"))
    var truncation = 1.0

    func validate() throws {
        guard (0...1).contains(truncation) else {
            throw ValidationError("--truncation is \(truncation) and must be 0 to 1: 1 changes nothing, 0.7 is usual")
        }
    }
}
