import ArgumentParser

/// Options of the commands that draw from the generator of a run: which run, which checkpoint, where to compute.
struct GeneratorOptions: ParsableArguments {
    @OptionGroup var trained: TrainedRunOptions
    @Option(help: ArgumentHelp("Where to compute: cpu, cuda or cuda:1.", valueName: "device")) var device = "cpu"

    /// The run.
    var run: RunFolder { trained.run }

    /// Builds the generator of the run's recipe and fills it.
    ///
    /// - Throws: `GANError` with status 66 when there is no checkpoint, 65 when it does not fit the recipe.
    func generator<Plan: Recipe>(of recipe: Plan.Type) throws -> TrainedGenerator {
        let device = try Device(parsing: device)
        let trained = try trained.trained(by: recipe, on: device)
        return TrainedGenerator(
            trained.generator, recipe: "\(Plan.self)", step: trained.step, isAveraged: trained.isAveraged,
            device: device, dtype: trained.plan.precision.dtype)
    }
}
