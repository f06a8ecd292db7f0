import Foundation
import GANBase

/// What a study reads from the folder of one of its runs.
package struct RunReading {
    /// How the run says it stands; nil before its first step.
    package let state: RunStatus.State?
    /// Why it failed, in its own words.
    package let message: String?
    /// Steps done; of a run that was killed those of its checkpoint, from which it will go on.
    package let step: Int
    /// Seconds of training, of a run that was killed until its checkpoint.
    package let seconds: Double
    /// The last value of each number that its watchers recorded: not the best one on the way.
    package let metrics: [String: Double]
    /// Which way those numbers are better, where the run says it.
    package let better: [String: MetricDirection]
    /// What those numbers were measured on, where the run says it.
    package let measuredOn: [String: MeasuredOn]
    /// The newest picture of samples.
    package let picture: String?
    /// What run.json says; empty where it is missing or damaged.
    package let settings: [String: JSONValue]
    /// Whether there is a checkpoint to go on from.
    package let hasCheckpoint: Bool

    /// Reads a folder; what is not there is left empty.
    package init(_ run: RunFolder) {
        let training = try? RecordedTraining(run)
        let status = RunStatus.read(from: run)
        let checkpoint = status?.state == .running ? Self.checkpoint(of: run) : nil
        state = status?.state
        message = status?.message
        step = checkpoint?["step"]?.count ?? status?.step ?? 0
        seconds = checkpoint?["seconds"]?.real ?? status?.seconds ?? 0
        let last = training?.lastMetrics ?? [:]
        metrics = last.mapValues(\.value)
        better = (status?.metrics ?? [:]).mapValues(\.better)
        measuredOn = training?.metrics.measuredOn ?? [:]
        picture = training?.pictureSteps.last.map { run.sampleGrid(after: $0) }
        settings = training?.settings.fields ?? [:]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: run.file("checkpoints"))) ?? []
        hasCheckpoint = names.contains { Int($0) != nil }
    }

    /// Whether the run has been started at all.
    package var isThere: Bool { !settings.isEmpty }

    /// What the newest checkpoint says of itself.
    private static func checkpoint(of run: RunFolder) -> [String: JSONValue]? {
        guard (try? run.requireOwnFiles()) != nil, let latest = run.latestCheckpoint else { return nil }
        return (try? RegularFile.contents(of: "\(latest)/state.json", atMost: RunFolder.longestDescription)).flatMap {
            try? JSONDecoder().decode(JSONValue.self, from: $0)
        }?.fields
    }
}
