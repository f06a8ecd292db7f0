import ArgumentParser
import Foundation

/// The file run.json and the copies of the sources: what ran, with which settings, on what.
///
/// It is written for people and for comparing runs. Only the command line in it is used again, when a run's networks
/// are rebuilt.
struct RunDescription {
    /// Settings that decide the numbers of a run, by the names under which they are in run.json.
    let settings: [(key: String, value: JSONText)]
    private let others: [(key: String, value: JSONText)]
    private let arguments: [String]

    /// Describes a run that is about to start, or to go on.
    ///
    /// - Parameter arguments: The command line that rebuilds it.
    init(
        recipe: some Recipe, plan: GAN, trainer: Trainer, options: TrainingOptions, data: String, arguments: [String]
    ) {
        self.arguments = arguments
        settings = [
            ("recipe", .string("\(type(of: recipe))")),
            ("options", .object(recordedOptions(of: recipe).map { ($0.name, $0.value) })),
            ("seed", .integer(Int(clamping: options.seed))),
            ("batch", .integer(plan.batch)),
            (
                "criticSteps",
                plan.criticSteps.tolerance == nil
                    ? .integer(plan.criticSteps.most) : .string(plan.criticSteps.summary)
            ),
            ("accumulation", .integer(plan.accumulation)),
            ("deterministic", .bool(options.deterministic)),
            ("generatorSteps", .integer(plan.generatorSteps)),
            ("order", .string(plan.order.rawValue)),
            ("criticStep", .string(trainer.criticStepChoice.summary)),
            ("precision", .string(plan.precision.rawValue)),
            ("device", .string(trainer.settings.device.description)),
            ("threads", .integer(Runtime.threads)),
            ("data", .string(data)),
            ("sampleShape", .array(plan.data.sampleShape.map { .integer($0) })),
            ("generator", .string(plainDescription(of: plan.generator))),
            ("critic", .string(plainDescription(of: plan.critic))),
            ("loss", .string(plainDescription(of: plan.loss))),
            ("constraints", .array(plan.constraints.map { .string(plainDescription(of: $0)) })),
            ("criticOptimizer", .string(plainDescription(of: plan.criticOptimizer))),
            ("generatorOptimizer", .string(plainDescription(of: plan.generatorOptimizer))),
            ("average", .string(plan.average.map(plainDescription(of:)) ?? "none")),
        ]
        others = [
            ("steps", .integer(plan.steps)),
            (
                "parameters",
                .object([
                    ("generator", .integer(trainer.generator.parameters.reduce(0) { $0 + $1.tensor.count })),
                    ("critic", .integer(trainer.critic.parameters.reduce(0) { $0 + $1.tensor.count })),
                ])
            ),
            (
                "gauges",
                .array(GaugeWatch(plan, generator: trainer.generator).watched.map { .string($0.rawValue) })
            ),
            ("machine", .string(Machine.words)),
            (
                "versions",
                .object([
                    ("gankit", .string(GANKitVersion.current)), ("torch", .string(Runtime.torchVersion)),
                    ("system", .string(ProcessInfo.processInfo.operatingSystemVersionString)),
                ])
            ),
        ]
    }

    /// Writes run.json, and copies the sources: the recipe as recipe.swift, others under their own names, those of a
    /// package's libraries in a folder of their own.
    ///
    /// - Parameter before: What run.json said when the run was started, where it goes on.
    /// - Throws: `GANError` with status 73.
    func write(to run: RunFolder, resuming before: RecordedRun? = nil) throws {
        let now = ISO8601DateFormatter().string(from: Date())
        let head: [(key: String, value: JSONText)] = [
            ("version", .integer(1)), ("started", .string(before?.started ?? now)),
            ("directory", .string(before?.directory ?? FileManager.default.currentDirectoryPath)),
            ("arguments", .array(arguments.map { .string($0) })),
        ]
        let origin = [("package", RecipeContext.package), ("product", RecipeContext.product)].compactMap {
            name, value in
            value.map { (key: name, value: JSONText.string($0)) }
        }
        let json = JSONText.object(head + origin + settings + others)
        // Synced, as checkpoints are, which are worth nothing without.
        try WholeFile.write(Data((json.pretty() + "\n").utf8), to: run.file("run.json"), synced: true)
        var folders = [run.path, run.path.parentFolder]
        for (source, name) in RunDescription.copies {
            guard let text = FileManager.default.contents(atPath: source),
                text != (try? RegularFile.contents(of: run.file(name), atMost: 64 << 20))
            else { continue }
            let folder = run.file(name).parentFolder
            try WholeFile.makeFolder(folder)
            try WholeFile.write(text, to: run.file(name), synced: true)
            if !folders.contains(folder) { folders.append(folder) }
        }
        for folder in folders { try WholeFile.syncFolder(folder.isEmpty ? "." : folder) }
    }

    /// The present sources, and the names of their copies in a run folder.
    static var copies: [(source: String, name: String)] {
        var taken: Set<String> = []
        let own = RecipeContext.sources.enumerated().map { position, source in
            let name = position == 0 ? "recipe.swift" : (source as NSString).lastPathComponent
            // Another file may be called recipe.swift.
            let stem = (name as NSString).deletingPathExtension
            let free = [name] + (2...RecipeContext.sources.count + 1).map { "\(stem)-\($0).swift" }
            return (source, free.first { taken.insert($0.lowercased()).inserted } ?? name)
        }
        let package = (RecipeContext.package ?? "") + "/"
        let libraries = RecipeContext.librarySources.map { source in
            let name = source.hasPrefix(package) ? String(source.dropFirst(package.count)) : source
            return (source, "\(RunFolder.librarySources)/\(name.split(separator: "/").joined(separator: "/"))")
        }
        return own + libraries
    }
}
