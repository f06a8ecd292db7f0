package import Foundation
import GANBase

/// The file status.json: how far a run has come, and how it ended.
package struct RunStatus: Codable, Sendable {
    /// How it stands.
    package enum State: String, Codable, CaseIterable, Sendable {
        /// It trains, or was killed: then no process holds the folder's lock.
        case running
        /// It has done all its steps.
        case finished
        /// Someone stopped it; it can be resumed.
        case interrupted
        /// It could not go on.
        case failed
    }

    package var state: State
    /// Steps done.
    package var step: Int
    /// Steps planned.
    package var steps: Int
    /// Seconds of training.
    package var seconds: Double
    /// When this was written.
    package var time: String
    /// Why it could not go on.
    package var message: String?
    /// What was measured, by name; nil in the files of older versions.
    package var metrics: [String: MetricStanding]?

    /// Describes a run as it stands now.
    package init(
        _ state: State, step: Int, of steps: Int, seconds: Double, message: String? = nil,
        metrics: [String: MetricStanding] = [:]
    ) {
        self.state = state
        self.step = step
        self.steps = steps
        self.seconds = (seconds * 1000).rounded() / 1000
        time = ISO8601DateFormatter().string(from: Date())
        self.message = message
        self.metrics = metrics
    }

    /// When this was written, as a time.
    package var moment: Date? { ISO8601DateFormatter().date(from: time) }

    /// Reads the file.
    ///
    /// - Returns: Nil where there is none, or a damaged one.
    package static func read(from run: RunFolder) -> RunStatus? {
        let file = run.file("status.json")
        let read = (try? RegularFile.contents(of: file, atMost: RunFolder.longestDescription)).flatMap {
            try? JSONDecoder().decode(RunStatus.self, from: $0)
        }
        return read.flatMap { $0.isSensible ? $0 : nil }
    }

    private var isSensible: Bool {
        let counts = [step, steps] + (metrics ?? [:]).values.flatMap { [$0.step, $0.bestStep].compactMap { $0 } }
        return counts.allSatisfy(isCount) && seconds >= 0
    }

    /// Writes the file.
    ///
    /// - Throws: `GANError` with status 73.
    package func write(to run: RunFolder) throws {
        try WholeFile.write(Data(readableJSON(of: self).utf8), to: run.file("status.json"))
    }
}
