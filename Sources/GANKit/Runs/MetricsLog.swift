import Foundation

/// The file metrics.jsonl: an object a line; a line a step, and one for each event.
///
/// Each line is handed to the system at once and as a whole, so that whoever reads the file, or finds it after the process
/// was killed, finds whole lines.
final class MetricsLog {
    private let path: String
    private let descriptor: Int32
    /// Bytes so far.
    private var length: Int

    /// Starts the file, or goes on at its end.
    ///
    /// - Throws: `GANError` with status 73.
    init(path: String, goesOn: Bool = false) throws {
        let descriptor = try RegularFile.open(path, goesOn ? .atEnd : .anew)
        self.path = path
        self.descriptor = descriptor
        length = Int(lseek(descriptor, 0, SEEK_END))
    }

    deinit { close(descriptor) }

    /// Whether the file is still the one of its name.
    var isInPlace: Bool {
        var (own, there) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && lstat(path, &there) == 0 && own.st_ino == there.st_ino
            && own.st_dev == there.st_dev
    }

    /// Appends a step's line.
    ///
    /// - Throws: `GANError` with status 73, for example when the disk is full.
    func append(_ report: StepReport) throws {
        try append(MetricsLog.json(report))
    }

    /// Appends the line of an event: something that a person should know of, such as a warning of the gauges.
    ///
    /// - Parameters:
    ///   - event: Its kind, in lower camel case.
    ///   - step: The step after which it was found.
    ///   - message: It in words.
    ///   - subject: What it is about: the trouble that has passed.
    /// - Throws: `GANError` with status 73.
    func append(event: String, at step: Int, _ message: String, of subject: String? = nil) throws {
        var pairs: [(key: String, value: JSONText)] = [("step", .integer(step)), ("event", .string(event))]
        if let subject { pairs.append(("of", .string(subject))) }
        try append(.object(pairs + [("message", .string(message))]))
    }

    /// Waits until what was appended has reached the disk.
    ///
    /// - Returns: How long the file is.
    /// - Throws: `GANError` with status 73.
    func sync() throws -> Int {
        guard fsync(descriptor) == 0 else { throw WholeFile.cannotWrite(path) }
        return length
    }

    private func append(_ line: JSONText) throws {
        let bytes = Array((line.line + "\n").utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = errno
                // Half a line is worse than none.
                if written > 0 { ftruncate(descriptor, off_t(length)) }
                throw WholeFile.cannotWrite(path, code: code)
            }
            written += count
        }
        length += bytes.count
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
        if !report.metrics.isEmpty {
            pairs.append(("metrics", .object(report.metrics.map { ($0.name, $0.isKnown ? .number($0.value) : .null) })))
            let bases = report.metrics.compactMap { metric in metric.basis.map { (metric.name, json($0)) } }
            if !bases.isEmpty { pairs.append(("measuredOn", .object(bases))) }
        }
        return .object(pairs)
    }

    /// What a number was measured on.
    private static func json(_ basis: MetricBasis) -> JSONText {
        var pairs: [(key: String, value: JSONText)] = [("real", .integer(basis.real)), ("fake", .integer(basis.fake))]
        if let features = basis.features { pairs.append(("features", .string(features))) }
        if let floor = basis.floor { pairs.append(("floor", .number(floor))) }
        return .object(pairs)
    }

    private static func rounded(_ value: Double, _ unit: Double) -> Double {
        (value * unit).rounded() / unit
    }
}
