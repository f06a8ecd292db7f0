import ArgumentParser
import Foundation

/// The file run.json and the copies of the sources: what ran, with which settings, on what.
///
/// It is written for people and for comparing runs. Only the command line in it is used again, when a run's networks
/// are rebuilt.
struct RunDescription {
    private let json: JSONText

    /// Describes a run that is about to start.
    init(recipe: some Recipe, plan: GAN, trainer: Trainer, options: TrainingOptions, data: String) {
        let formatter = ISO8601DateFormatter()
        json = .object([
            ("version", .integer(1)),
            ("recipe", .string("\(type(of: recipe))")),
            ("started", .string(formatter.string(from: Date()))),
            ("arguments", .array(CommandLine.arguments.dropFirst(2).map { .string($0) })),
            ("options", .object(recordedOptions(of: recipe).map { ($0.name, $0.value) })),
            ("seed", .integer(Int(clamping: options.seed))),
            ("steps", .integer(plan.steps)),
            ("batch", .integer(plan.batch)),
            (
                "criticSteps",
                plan.criticSteps.tolerance == nil
                    ? .integer(plan.criticSteps.most) : .string(plan.criticSteps.summary)
            ),
            ("accumulation", .integer(plan.accumulation)),
            ("deterministic", .bool(options.deterministic)),
            ("criticStep", .string(trainer.criticStepChoice.summary)),
            ("precision", .string(plan.precision.rawValue)),
            ("device", .string(trainer.settings.device.description)),
            ("threads", .integer(Runtime.threads)),
            ("data", .string(data)),
            ("sampleShape", .array(plan.data.sampleShape.map { .integer($0) })),
            ("loss", .string(plainDescription(of: plan.loss))),
            ("constraints", .array(plan.constraints.map { .string(plainDescription(of: $0)) })),
            ("criticOptimizer", .string(plainDescription(of: plan.criticOptimizer))),
            ("generatorOptimizer", .string(plainDescription(of: plan.generatorOptimizer))),
            (
                "parameters",
                .object([
                    ("generator", .integer(trainer.generator.parameters.reduce(0) { $0 + $1.tensor.count })),
                    ("critic", .integer(trainer.critic.parameters.reduce(0) { $0 + $1.tensor.count })),
                ])
            ),
            (
                "versions",
                .object([
                    ("gankit", .string(GANKitVersion.current)), ("torch", .string(Runtime.torchVersion)),
                    ("system", .string(ProcessInfo.processInfo.operatingSystemVersionString)),
                ])
            ),
        ])
    }

    /// Writes run.json, and copies the sources: the recipe as recipe.swift, others under their own names.
    ///
    /// - Throws: `GANError` with status 73.
    func write(to run: RunFolder) throws {
        try WholeFile.write(Data((json.pretty() + "\n").utf8), to: run.file("run.json"))
        for (position, source) in RecipeContext.sources.enumerated() {
            guard let text = FileManager.default.contents(atPath: source) else { continue }
            let name = position == 0 ? "recipe.swift" : (source as NSString).lastPathComponent
            try WholeFile.write(text, to: run.file(name))
        }
    }

    /// The recipe's options as they stood on the command line of a run.
    ///
    /// - Throws: `GANError` with status 66 when the run has no run.json, 65 when it is damaged.
    static func arguments(of run: RunFolder) throws -> [String] {
        struct Recorded: Decodable {
            let arguments: [String]
        }
        guard let bytes = FileManager.default.contents(atPath: run.file("run.json")) else {
            throw GANError(.missingInput, "\(run.path) is not the folder of a run: it has no run.json")
        }
        guard let recorded = try? JSONDecoder().decode(Recorded.self, from: bytes) else {
            throw GANError(
                .badData, "\(run.file("run.json")) is damaged: it does not say with which arguments the recipe ran")
        }
        return recorded.arguments
    }
}
