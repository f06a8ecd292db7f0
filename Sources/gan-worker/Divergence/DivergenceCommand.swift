import ArgumentParser
import Foundation
import GANCommandOptions
import GANKit

/// Measures how far apart two distributions of points are, for `gan divergence`.
struct DivergenceCommand: ParsableCommand {
    static let configuration = DivergenceOptions.configuration

    @OptionGroup var options: DivergenceOptions

    func run() throws {
        try Runtime.check()
        Runtime.flushDenormals()
        Runtime.keepMemory()
        let (real, fake) = (
            try NamedPoints.distribution(options.real), try NamedPoints.distribution(options.fake)
        )
        let meter = try DivergenceMeter(real, fake, settings: settings)
        let interruption = try Interruption()
        try train(meter, interruption)
        let reading = try read(meter, interruption)
        let bracket = try ProgressBar.whileShowing("Pairing \(options.points.grouped) points of each …") {
            try meter.bracket(points: options.points, reading)
        }
        let known = KnownDivergence(real, fake, k: options.k, p: options.p, at: options.sampler.sampler)
        let report = DivergenceReport(
            options: options, meter: meter, reading: reading, bracket: bracket, known: known)
        Answer.print(
            options.answer.json ? report.json.pretty() : report.lines.joined(separator: "\n"),
            isJSON: options.answer.json)
    }

    private var settings: DivergenceMeter.Settings {
        get throws {
            var settings = DivergenceMeter.Settings(
                Divergence(k: options.k, p: options.p, at: options.sampler.sampler))
            settings.steps = options.steps
            settings.batch = options.batch
            settings.width = options.width
            settings.seed = options.seed
            settings.device = try Device(parsing: options.device)
            return settings
        }
    }

    private func train(_ meter: DivergenceMeter, _ interruption: Interruption) throws {
        let bar = ProgressBar("Training", total: options.steps, unit: "steps")
        try meter.train {
            bar.advance()
            try interruption.check()
        }
        bar.clear()
    }

    private func read(_ meter: DivergenceMeter, _ interruption: Interruption) throws -> DivergenceReading {
        let bar = ProgressBar("Measuring", total: DivergenceMeter.portions, unit: "portions")
        let reading = try meter.read {
            bar.advance()
            try interruption.check()
        }
        bar.clear()
        return reading
    }
}
