import ArgumentParser
import Foundation

/// Draws what the generator of a run of this recipe makes of a walk through its latents.
struct InterpolateCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "interpolate", abstract: "Walk through the latents of a run's generator.",
            usage: "gan interpolate <run> [--steps <n>] [--keys <n>] [--rows <n>] [--out <walk.png or walk.gif>]")
    }

    @Option(help: ArgumentHelp("Samples on the walk.", valueName: "n")) var steps = 60
    @Option(help: ArgumentHelp("Latents that the walk visits before it returns to the first.", valueName: "n"))
    var keys = 4
    @Option(
        help: ArgumentHelp(
            "Rows of the .png (default: one for each of these latents); in a .gif, n rows of n walks (default: 1).",
            valueName: "n"))
    var rows: Int?
    @Option(
        help: ArgumentHelp(
            ".png for pictures side by side, .gif for an endless film; points go to a .csv file, numbers of any shape to .npy or .safetensors (default: <run>/walk.png).",
            valueName: "file"))
    var out: String?
    @OptionGroup var scale: PictureScale
    @OptionGroup var latents: LatentOptions
    @OptionGroup var options: GeneratorOptions

    func validate() throws {
        for (name, value, range) in [
            ("steps", steps, 2...10_000), ("keys", keys, 2...steps.clamped(to: 2...10_000)),
            ("rows", rows ?? 1, 1...(isFilm ? 32 : steps.clamped(to: 2...10_000))),
        ] where !range.contains(value) {
            throw ValidationError(
                "--\(name) is \(value.grouped) and must be \(range.lowerBound) to \(range.upperBound.grouped)")
        }
    }

    func run() throws {
        let generator = try options.generator(of: Plan.self)
        let shape = generator.network.sampleShape
        let usual = shape.count == 1 ? "walk.csv" : arePictures(shape) ? "walk.png" : "walk.npy"
        let target = (out as NSString?)?.expandingTildeInPath ?? options.run.file(usual)
        try DrawnWalk(
            generator: generator, steps: steps, keys: keys, rows: rows, seed: latents.seed,
            truncation: latents.truncation, scale: scale
        ).write(to: target)
        Console.standard.say("\(steps.grouped) steps past \(keys.grouped) latents of \(options.run.path) in \(target)")
    }

    private var isFilm: Bool { out?.lowercased().hasSuffix(".gif") == true }
}

extension Int {
    fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
