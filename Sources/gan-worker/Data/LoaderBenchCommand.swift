import ArgumentParser
import Foundation
import GANCommandOptions
import GANKit
import Logging

/// Times the reading of pictures, for `gan data bench`.
struct LoaderBenchCommand: ParsableCommand {
    static let configuration = LoaderBenchOptions.configuration

    @OptionGroup var options: LoaderBenchOptions

    func run() throws {
        try Runtime.check()
        Runtime.flushDenormals()
        Runtime.keepMemory()
        let meter = ByteMeter()
        let source = MeteredSource(ImagePath(options.source.path), meter: meter)
        let opening = ContinuousClock.now
        let stream = try ProgressBar.whileShowing("Listing \(options.source.path) …") {
            try pictures(from: source).open(loading)
        }
        defer { stream.close() }
        var report = LoaderBenchReport(
            options: options, summary: stream.summary, images: stream.sampleCount,
            secondsToOpen: (ContinuousClock.now - opening) / .seconds(1))
        let interruption = try Interruption()
        for number in 1...options.epochs {
            report.epochs.append(try time(stream, batches: report.batches, number, meter, interruption))
        }
        report.unreadable = stream.unreadable
        Answer.print(
            options.answer.json ? report.json.line : report.lines.joined(separator: "\n"), isJSON: options.answer.json)
    }

    /// The pictures as a recipe with the same options would have them.
    private func pictures(from source: any ImageSource) -> Images {
        Images(from: source, size: options.size.size ?? LoaderBenchReport.usualSize, exact: options.exact)
    }

    /// What else decides how they are read and kept.
    private var loading: LoadingOptions {
        let limit: Int? = options.cache.map(\.bytes) ?? DecodedCacheSettings.defaultLimit
        var loading = LoadingOptions(
            batch: options.batch, seed: 0, workers: options.threads,
            cache: limit.map { DecodedCacheSettings(limit: $0) }, logger: Logger { ProgressBar.note($0) })
        // How fast pictures are read can be measured however many are bad.
        loading.badImages = .skip(atMost: 1)
        return loading
    }

    private func time(
        _ stream: any SampleStream, batches: Int, _ number: Int, _ meter: ByteMeter, _ interruption: Interruption
    ) throws -> LoaderBenchReport.Epoch {
        let bar = ProgressBar("Epoch \(number)", total: batches * options.batch)
        let (start, bytes) = (ContinuousClock.now, meter.count)
        for _ in 0..<batches {
            _ = try stream.next()
            bar.advance(by: options.batch)
            try interruption.check()
        }
        bar.clear()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return .init(images: batches * options.batch, bytes: meter.count - bytes, seconds: max(seconds, 1e-9))
    }
}
