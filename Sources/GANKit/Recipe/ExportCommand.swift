import ArgumentParser
import Foundation

/// Writes the generator of a run of this recipe into files that need no recipe.
struct ExportCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export", abstract: "Export the generator of a run.",
            usage: "gan export <run> [--checkpoint <step>] [--out <folder>]")
    }

    @Option(help: ArgumentHelp("Where the files go (default: <run>/exported).", valueName: "folder")) var out: String?
    @OptionGroup var options: GeneratorOptions

    func run() throws {
        let generator = try options.generator(of: Plan.self)
        let folder = try out.map { ($0 as NSString).expandingTildeInPath } ?? options.run.ownFolder("exported")
        try GeneratorExport(generator).write(to: folder)
        let count = generator.network.parameters.reduce(0) { $0 + $1.tensor.count }
        let weights = generator.isAveraged ? "averaged weights" : "weights"
        let script = "\(folder)/\(GeneratorExport.scriptName)"
        for line in [
            "Generator  \(count.grouped) parameters, \(weights) after step \(generator.step.grouped)",
            "Weights    \(folder)/\(GeneratorExport.weightsName)",
            "Layers     \(folder)/\(GeneratorExport.descriptionName)",
            "Swift      let generator = try TrainedGenerator(at: \"\(folder)\")",
            "PyTorch    python \(script) --out samples.\(suffix(of: generator))",
            "Check      python \(script) --check",
        ] { Console.standard.say(line) }
    }

    private func suffix(of generator: TrainedGenerator) -> String {
        generator.network.sampleShape.count == 1 ? "csv" : "png"
    }
}
