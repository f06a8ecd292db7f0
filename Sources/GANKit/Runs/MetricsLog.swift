import Foundation

/// The file metrics.jsonl: an object a line, a line a step.
final class MetricsLog {
    private let path: String
    private let file: UnsafeMutablePointer<FILE>

    /// Starts the file.
    ///
    /// - Throws: `GANError` with status 73.
    init(path: String) throws {
        guard let file = fopen(path, "we") else { throw WholeFile.cannotWrite(path) }
        self.path = path
        self.file = file
    }

    deinit { fclose(file) }

    /// Appends a step's line.
    ///
    /// - Throws: `GANError` with status 73, for example when the disk is full.
    func append(_ report: StepReport) throws {
        let line = MetricsLog.json(report).line + "\n"
        guard fputs(line, file) >= 0 else { throw WholeFile.cannotWrite(path) }
    }

    /// Hands what was appended to the system.
    func flush() throws {
        guard fflush(file) == 0 else { throw WholeFile.cannotWrite(path) }
    }

    /// A report as it stands in the file.
    static func json(_ report: StepReport) -> JSONText {
        var pairs: [(key: String, value: JSONText)] = [
            ("step", .integer(report.step)), ("seconds", .number(rounded(report.seconds, 1000))),
            ("criticLoss", .number(report.criticLoss)), ("generatorLoss", .number(report.generatorLoss)),
            ("criticGap", .number(report.criticGap)),
            ("penalties", .object(report.penalties.map { ($0.name, .number($0.value)) })),
        ]
        if let norm = report.gradientNorm {
            pairs.append(("gradientNorm", .object([("mean", .number(norm.mean)), ("max", .number(norm.max))])))
        }
        if let virial = report.virial { pairs.append(("virial", .number(virial))) }
        if let distance = report.distance { pairs.append(("distance", .number(distance))) }
        pairs.append(
            (
                "rates",
                .object([("critic", .number(report.rates.critic)), ("generator", .number(report.rates.generator))])
            ))
        if let steps = report.criticSteps { pairs.append(("criticSteps", .integer(steps))) }
        let norms = [
            ("critic", report.weightGradientNorms.critic), ("generator", report.weightGradientNorms.generator),
        ]
        .compactMap { name, norm in norm.map { (name, JSONText.number($0)) } }
        if !norms.isEmpty { pairs.append(("weightGradientNorms", .object(norms))) }
        if let diversity = report.diversity { pairs.append(("diversity", .number(diversity))) }
        pairs.append(("imagesPerSecond", .number(rounded(report.imagesPerSecond, 10))))
        return .object(pairs)
    }

    private static func rounded(_ value: Double, _ unit: Double) -> Double {
        (value * unit).rounded() / unit
    }
}
