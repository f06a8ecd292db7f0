import Foundation

/// What a study reads from the folder of one of its runs.
package struct RunReading {
    /// How the run says it stands; nil before its first step.
    package let state: RunStatus.State?
    /// Why it failed, in its own words.
    package let message: String?
    /// Steps done.
    package let step: Int
    /// Seconds of training.
    package let seconds: Double
    /// The last value of each number that its watchers recorded: not the best one on the way.
    package let metrics: [String: Double]
    /// Which way those numbers are better, where the run says it.
    package let better: [String: MetricDirection]
    /// The newest picture of samples.
    package let picture: String?
    /// What run.json says.
    package let settings: [String: JSONValue]
    /// Whether there is a checkpoint to go on from.
    package let hasCheckpoint: Bool

    /// Reads a folder; what is not there is left empty.
    package init(_ run: RunFolder) {
        func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: run.file(name)) }
        let status = bytes("status.json").flatMap { try? JSONDecoder().decode(RunStatus.self, from: $0) }
        let standings = bytes("status.json").flatMap { try? JSONDecoder().decode(JSONValue.self, from: $0) }?.fields?[
            "metrics"]
        better = (standings?.fields ?? [:]).compactMapValues {
            $0.fields?["better"]?.string.flatMap(MetricDirection.init(rawValue:))
        }
        state = status?.state
        message = status?.message
        // Of a run that was killed, its checkpoint says how far it will go on from.
        let checkpoint =
            status?.state == .running
            ? bytes("checkpoints/latest/state.json").flatMap { try? JSONDecoder().decode(JSONValue.self, from: $0) }?
                .fields
            : nil
        seconds = checkpoint?["seconds"]?.real ?? status?.seconds ?? 0
        step = checkpoint?["step"]?.wholeNumber ?? status?.step ?? 0
        settings = bytes("run.json").flatMap { try? JSONDecoder().decode([String: JSONValue].self, from: $0) } ?? [:]
        metrics = bytes("metrics.jsonl").map(Self.lastMetrics) ?? [:]
        func names(_ folder: String) -> [String] {
            (try? FileManager.default.contentsOfDirectory(atPath: run.file(folder))) ?? []
        }
        picture = names("samples").filter { $0.hasSuffix(".png") }.max().map { run.file("samples/\($0)") }
        hasCheckpoint = names("checkpoints").contains { Int($0) != nil }
    }

    /// Whether the run has been started at all.
    package var isThere: Bool { !settings.isEmpty }

    /// The last value of each name, in lines such as `{"step": 12, …, "metrics": {"w1": 0.5}}`.
    static func lastMetrics(_ lines: Data) -> [String: Double] {
        struct Line: Decodable { let metrics: [String: JSONValue] }
        let mark = Data(#""metrics": {"#.utf8)
        var (found, place): ([String: Double], Data.Index) = ([:], lines.startIndex)
        while let hit = lines.range(of: mark, in: place..<lines.endIndex) {
            let start = lines[..<hit.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? lines.startIndex
            let end = lines[hit.upperBound...].firstIndex(of: 0x0A) ?? lines.endIndex
            place = end
            guard let line = try? JSONDecoder().decode(Line.self, from: lines[start..<end]) else { continue }
            for (name, value) in line.metrics { found[name] = value.real ?? .nan }
        }
        return found
    }
}
