import ArgumentParser
import Foundation

/// Draws samples from the generator of a run of this recipe.
struct SampleCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sample", abstract: "Draw samples from the generator of a run.",
            usage: "gan sample <run> [--count <n>] [--seed <n>] [--out <folder>]")
    }

    @Option(name: .customLong("run"), help: ArgumentHelp("The folder of the run.", valueName: "folder")) var runPath:
        String
    @Option(help: ArgumentHelp("How many samples.", valueName: "n")) var count = 64
    @Option(help: ArgumentHelp("Decides the latents.", valueName: "n")) var seed: UInt64 = 0
    @Option(
        help: ArgumentHelp(
            "Folder for pictures, or one .png grid; points go to a .csv file (default: <run>/drawn).",
            valueName: "folder"))
    var out: String?
    @Option(help: ArgumentHelp("Where to compute: cpu, cuda or cuda:1.", valueName: "device")) var device = "cpu"

    func validate() throws {
        if count < 1 { throw ValidationError("--count is \(count) and must be 1 or more") }
    }

    func run() throws {
        let folder = RunFolder(path: runPath)
        let trained = try TrainCommand<Plan>.parse(RecordedRun(folder).arguments)
        let plan = trained.options.applied(to: try trained.recipe.plan)
        let device = try Device(parsing: device)
        try Runtime.check()
        let generator = try plan.makeGenerator(random: Random(seed: 0), device: device)
        try Checkpoint.load(of: folder, into: generator, logger: .onConsole())
        let random = Random(seed: seedStream(seed, "drawn"), device: device)
        let target = out.map { ($0 as NSString).expandingTildeInPath } ?? folder.file("drawn")
        if plan.data.sampleShape.count == 1 {
            let points = generator.samples(count, random: random, precision: plan.precision)
            try write(points, to: target.hasSuffix(".csv") ? target : "\(target)/points.csv")
        } else if target.hasSuffix(".png") {
            let columns = Int(Double(count).squareRoot().rounded(.up))
            try writePictures(
                generator.samples(count, random: random, precision: plan.precision), columns: columns, to: target)
        } else {
            try draw(generator, random: random, precision: plan.precision, into: target)
        }
        Console.standard.say("\(count.grouped) \(count == 1 ? "sample" : "samples") from \(runPath) in \(target)")
    }

    /// Points as text, one a line, numbers separated by commas.
    private func write(_ points: Tensor, to path: String) throws {
        let (width, values) = (points.shape[1], points.values())
        let lines = stride(from: 0, to: values.count, by: width).map { start in
            values[start..<start + width].map { "\($0)" }.joined(separator: ",")
        }
        try WholeFile.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: path)
    }

    /// One file a sample, in batches so that memory stays bounded.
    private func draw(_ generator: Generator, random: Random, precision: Precision, into folder: String) throws {
        for start in stride(from: 0, to: count, by: 256) {
            let part = min(256, count - start)
            let samples = generator.samples(part, random: random, precision: precision)
            let (shape, bytes) = (samples.shape, pictureBytes(samples).bytes())
            guard shape.count == 4, shape[1] == 1 || shape[1] == 3 else {
                throw GANError(
                    .usage, "this run makes samples of shape \(Array(shape.dropFirst())), which are no pictures")
            }
            let size = bytes.count / part
            for index in 0..<part {
                try PNGFile.writeGrid(
                    Array(bytes[index * size..<(index + 1) * size]), count: 1, channels: shape[1], height: shape[2],
                    width: shape[3], columns: 1, gap: 0, to: "\(folder)/\(RunFolder.padded(start + index)).png")
            }
        }
    }
}
