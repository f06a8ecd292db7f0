import ArgumentParser
import GANCommandOptions
import GANMetrics

/// Measures the samples of a run of this recipe against the recipe's data.
struct EvaluateCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "evaluate", abstract: "Measure the samples of a run against its data.",
            usage:
                "gan evaluate <run> [--samples <n>] [--features <file>] [--metrics <names>] [--checkpoint <step>] [--json]"
        )
    }

    @OptionGroup var trained: TrainedRunOptions
    @OptionGroup var latents: LatentOptions
    @OptionGroup var measuring: MeasuringOptions

    func run() throws {
        let device = try Device(parsing: measuring.device)
        let trained = try trained.trained(by: Plan.self, on: device)
        try trained.options.prepareRuntime()
        let (plan, network) = (trained.plan, trained.generator)
        let metrics = try MetricChoice.metrics(
            measuring.names, features: try features(of: plan), samples: measuring.samples,
            shape: plan.data.sampleShape)
        let measuring = Measuring(
            data: plan.data, device: device, loaderThreads: measuring.loaderThreads,
            cache: trained.options.cache.bytes.map { DecodedCacheSettings(limit: $0) }, findsFloor: measuring.floor,
            logger: .onConsole())
        let (latents, dtype) = (latents, plan.precision.dtype)
        let values = try measuring.measureInSight(metrics) { count, give in
            try network.forEachSample(
                count, seed: latents.seed, truncation: latents.truncation, dtype: dtype, give)
        }
        let report = EvaluationReport(values, of: plan.data.sampleShape)
        Answer.print(
            self.measuring.answer.json ? report.json.pretty() : report.lines.joined(separator: "\n"),
            isJSON: self.measuring.answer.json)
    }

    /// The feature network that was asked for, else the one with which the plan measures, else the built-in one.
    private func features(of plan: GAN) throws -> any FeatureSource {
        if let file = measuring.features { return .torchScript(file) }
        let planned = plan.measuredMetrics.lazy.compactMap { metric in
            if case .features(let source) = metric.input { source } else { nil }
        }
        return planned.first ?? .builtIn
    }
}
