import Foundation

/// A file metrics.jsonl that a run has left, read from its end.
struct MetricsFile {
    private let path: String
    private let bytes: Data

    /// Opens a file; one that is not there has no lines.
    init(_ path: String) {
        self.path = path
        bytes = (try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)) ?? Data()
    }

    /// Cuts off what was written after a step, and a last line that is not whole.
    ///
    /// - Throws: `GANError` with status 73.
    func cut(after step: Int) throws {
        var end = bytes.count
        for line in linesFromTheEnd {
            if line.isWhole, let own = Self.step(of: bytes[line.range]), own <= step { break }
            end = line.range.lowerBound
        }
        guard end < bytes.count else { return }
        guard truncate(path, off_t(end)) == 0 else { throw WholeFile.cannotWrite(path) }
    }

    /// The reports of the last steps, the oldest first.
    func lastReports(_ count: Int) -> [StepReport] {
        let reports = linesFromTheEnd.lazy.filter(\.isWhole).compactMap { line in
            (try? JSONSerialization.jsonObject(with: bytes[line.range])).flatMap { StepReport(json: $0) }
        }
        return reports.prefix(count).reversed()
    }

    /// The kinds of the events so far.
    var events: Set<String> {
        let mark = Data(#""event": ""#.utf8)
        var (found, rest): (Set<String>, Range<Int>) = ([], 0..<bytes.count)
        while let hit = bytes.range(of: mark, in: rest) {
            let name = bytes[hit.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
            found.insert(String(decoding: name, as: UTF8.self))
            rest = name.endIndex..<bytes.count
        }
        return found
    }

    private var linesFromTheEnd: some Sequence<(range: Range<Int>, isWhole: Bool)> {
        sequence(state: bytes.count) { end -> (range: Range<Int>, isWhole: Bool)? in
            guard end > 0 else { return nil }
            let isWhole = bytes[end - 1] == UInt8(ascii: "\n")
            let last = isWhole ? end - 1 : end
            let start = (bytes[..<last].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }) ?? 0
            defer { end = start }
            return (start..<end, isWhole)
        }
    }

    /// The step that a line begins with, as in `{"step": 12, `.
    private static func step(of line: Data) -> Int? {
        let beginning = Data(#"{"step": "#.utf8)
        guard line.starts(with: beginning) else { return nil }
        let digits = line.dropFirst(beginning.count).prefix { (48...57).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}

extension StepReport {
    /// Reads a line of metrics.jsonl as the system's JSON reader gives it; nil for an event.
    init?(json: Any) {
        guard let line = json as? [String: Any], line["event"] == nil, let step = line["step"] as? Int else {
            return nil
        }
        /// NaN and infinities, which JSON lacks, are texts.
        func number(_ value: Any?) -> Double? { (value as? Double) ?? (value as? String).flatMap(Double.init) }
        guard let loss = number(line["criticLoss"]), let generatorLoss = number(line["generatorLoss"]),
            let gap = number(line["criticGap"])
        else { return nil }
        let rates = line["rates"] as? [String: Any]
        let norm = line["gradientNorm"] as? [String: Any]
        self.init(
            step: step, seconds: number(line["seconds"]) ?? 0, criticLoss: loss, generatorLoss: generatorLoss,
            criticGap: gap,
            penalties: (line["penalties"] as? [String: Any] ?? [:]).sorted { $0.key < $1.key }
                .map { ($0.key, number($0.value) ?? .nan) },
            gradientNorm: norm.map { GradientNorm(mean: number($0["mean"]) ?? .nan, max: number($0["max"]) ?? .nan) },
            virial: number(line["virial"]), distance: number(line["distance"]),
            rates: (number(rates?["critic"]) ?? .nan, number(rates?["generator"]) ?? .nan),
            imagesPerSecond: number(line["imagesPerSecond"]) ?? 0)
        diversity = number(line["diversity"])
    }
}
