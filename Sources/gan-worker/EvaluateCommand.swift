import ArgumentParser
import GANCommandOptions
import GANKit

/// Measures two sets of pictures, for `gan evaluate --real … --fake …`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = EvaluateOptions.configuration

    @OptionGroup var options: EvaluateOptions

    func run() throws {
        try Runtime.check()
        Runtime.flushDenormals()
        Runtime.keepMemory()
        let measuring = options.measuring
        let device = try Device(parsing: measuring.device)
        let size = try options.size.size ?? sizeOfFakes()
        let features: any FeatureSource = measuring.features.map { .torchScript($0) } ?? .builtIn
        let metrics = try MetricChoice.metrics(
            measuring.names, features: features, samples: measuring.samples, shape: [3, size.height, size.width])
        let real = Measuring(
            data: .images(in: options.real, size: size), device: device, loaderThreads: measuring.loaderThreads,
            findsFloor: measuring.floor, logger: .onConsole())
        let fakes = Images(from: ImagePath(options.fake), size: size)
        let values = try real.measureInSight(metrics) { count, give in
            try Measuring.forEachSample(of: fakes, count, loaderThreads: measuring.loaderThreads, give)
        }
        let report = EvaluationReport(values, of: [3, size.height, size.width])
        Answer.print(
            measuring.answer.json ? report.json.pretty() : report.lines.joined(separator: "\n"),
            isJSON: measuring.answer.json)
    }

    /// The size of the generated pictures, which all must have where none was given.
    ///
    /// - Throws: `GANError` with status 65 when they differ.
    private func sizeOfFakes() throws -> ImageSize {
        let collection = try OpenPictures.open(options.fake, classes: false)
        let bar = ProgressBar("Reading sizes", total: collection.count)
        let survey = try ImageSurvey(of: collection, effort: .header, threads: options.measuring.loaderThreads) {
            bar.advance(by: $0)
        }
        bar.clear()
        guard let smallest = survey.smallest, let largest = survey.largest else {
            throw GANError(.missingInput, "none of the pictures in \"\(options.fake)\" can be read")
        }
        guard smallest == largest else {
            throw GANError(
                .badData,
                "the pictures in \"\(options.fake)\" have different sizes, from \(smallest) to \(largest); say with --side, or with --width and --height, at which size to compare, and they are resized"
            )
        }
        return smallest
    }
}
