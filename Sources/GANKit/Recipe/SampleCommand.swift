import ArgumentParser
import Foundation

/// Draws samples from the generator of a run of this recipe.
struct SampleCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sample", abstract: "Draw samples from the generator of a run.",
            usage: "gan sample <run> [--count <n>] [--seed <n>] [--truncation <ψ>] [--out <folder or grid.png>]")
    }

    @Option(help: ArgumentHelp("How many samples.", valueName: "n")) var count = 64
    @Option(
        help: ArgumentHelp(
            "Folder for pictures, or one .png of all; points go to a .csv file, numbers of any shape to .npy or .safetensors (default: <run>/drawn).",
            valueName: "path"))
    var out: String?
    @OptionGroup var scale: PictureScale
    @OptionGroup var latents: LatentOptions
    @OptionGroup var options: GeneratorOptions

    func validate() throws {
        if count < 1 { throw ValidationError("--count is \(count) and must be 1 or more") }
    }

    func run() throws {
        let generator = try options.generator(of: Plan.self)
        let samples = DrawnSamples(
            generator: generator, count: count, seed: latents.seed, truncation: latents.truncation,
            scale: scale)
        let path = try samples.write(
            to: out.map { ($0 as NSString).expandingTildeInPath } ?? options.run.ownFolder("drawn"))
        Console.standard.say(
            "\(count.grouped) \(count == 1 ? "sample" : "samples") from \(options.run.path) in \(path)")
    }
}
