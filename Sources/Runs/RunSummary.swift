package import Foundation
import GANBase

/// A run in a line: what it is and how it stands, without reading all of its numbers.
package struct RunSummary {
    package let run: RunFolder
    /// The recipe's name.
    package let recipe: String
    package let state: RunState
    /// When it was started.
    package let started: Date?
    /// Steps done.
    package let step: Int
    /// Steps planned.
    package let steps: Int?
    /// Seconds of training.
    package let seconds: Double
    /// Why it could not go on.
    package let message: String?
    /// What was measured, by name.
    package let metrics: [String: MetricStanding]

    /// Reads a folder.
    ///
    /// - Throws: `GANError` with status 66 when it is not that of a run, 65 when its run.json is damaged.
    package init(_ run: RunFolder) throws {
        let settings = try RecordedRun(run)
        let status = RunStatus.read(from: run)
        self.run = run
        recipe = settings.recipe
        state = RunState(
            status, isHeld: RunLock.isHeld(run), hasLast: run.hasCheckpoint(ofLast: settings.steps))
        started = settings.startTime
        // A run that trains, or was killed, has come further than when it last wrote how it stands.
        let isWritten = status != nil && status?.state != .running
        step = isWritten ? status?.step ?? 0 : MetricsTail.lastStep(of: run.file("metrics.jsonl"))
        steps = settings.steps ?? status?.steps
        seconds = status?.seconds ?? 0
        message = status?.message
        metrics = status?.metrics ?? [:]
    }

    /// The run as an object for programs.
    ///
    /// - Parameter now: The time from which its age is counted.
    package func json(at now: Date) -> JSONText {
        var pairs: [(key: String, value: JSONText)] = [
            ("path", .string(run.path)), ("recipe", .string(recipe)), ("state", .string(state.rawValue)),
            ("step", .integer(step)),
        ]
        if let steps { pairs.append(("steps", .integer(steps))) }
        pairs.append(("seconds", .number(seconds)))
        if let started {
            pairs.append(("started", .string(ISO8601DateFormatter().string(from: started))))
            pairs.append(("age", .integer(Int(now.timeIntervalSince(started).rounded()))))
        }
        if let message { pairs.append(("message", .string(message))) }
        let standings = metrics.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }
        return .object(pairs + [("metrics", .object(standings))])
    }
}

extension MetricStanding {
    fileprivate var json: JSONText {
        var pairs: [(key: String, value: JSONText)] = [("better", .string(better.rawValue))]
        if let value { pairs.append(("value", .number(value))) }
        if let step { pairs.append(("step", .integer(step))) }
        if let best { pairs.append(("best", .number(best))) }
        if let bestStep { pairs.append(("bestStep", .integer(bestStep))) }
        return .object(pairs)
    }
}
