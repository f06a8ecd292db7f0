import Foundation
import GANBase

/// A run as its folder shows it: settings, how it stands, what it measured, its pictures.
///
/// ``update()`` reads on where files have grown, so that looking again at a run that trains costs little.
package struct RecordedTraining {
    /// The run's folder.
    package let run: RunFolder
    /// What run.json says.
    package private(set) var settings: RecordedRun
    /// What status.json says; nil where there is none, or a damaged one.
    package private(set) var status: RunStatus?
    /// How it stands.
    package private(set) var state: RunState
    /// What metrics.jsonl says.
    package private(set) var metrics = RecordedMetrics()
    /// The steps of which there are pictures, `samples/000500.png`.
    package private(set) var pictureSteps: [Int] = []
    /// How many pictures of the data could not be read.
    package private(set) var unreadablePictures = 0

    /// Reads a folder.
    ///
    /// - Throws: `GANError` with status 66 when it is not that of a run, 65 when its run.json is damaged.
    package init(_ run: RunFolder) throws {
        self.run = run
        settings = try RecordedRun(run)
        state = .killed
        try update()
    }

    /// Reads what has changed.
    ///
    /// - Throws: `GANError` with status 66 when the folder is gone, 65 when its run.json is damaged.
    package mutating func update() throws {
        settings = try RecordedRun(run)
        status = RunStatus.read(from: run)
        state = RunState(
            status, isHeld: RunLock.isHeld(run), hasLast: run.hasCheckpoint(ofLast: settings.steps))
        metrics.read(run.file("metrics.jsonl"))
        pictureSteps = run.sampleSteps
        unreadablePictures = 0
        try? RegularFile(run.file("unreadable.txt")).forEachPiece { piece in
            unreadablePictures += piece.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        }
    }

    /// Steps done.
    package var step: Int { max(metrics.lastStep, state == .killed ? 0 : status?.step ?? 0) }
    /// Steps planned.
    package var plannedSteps: Int? { settings.steps ?? status?.steps }
    /// Seconds of training.
    package var seconds: Double { max(metrics[.init("seconds")]?.last?.value ?? 0, status?.seconds ?? 0) }

    /// Which way a metric is better; nil where the run does not say.
    package func direction(of metric: String) -> MetricDirection? { status?.metrics?[metric]?.better }

    /// The best value of a metric and its step.
    ///
    /// - Parameters:
    ///   - name: Its name, `frechet` for example.
    ///   - better: Which way it is better, where the run does not say.
    /// - Returns: Nil where it was not measured, or nobody knows which way it is better.
    package func bestMetric(_ name: String, better: MetricDirection? = nil) -> Curve.Point? {
        guard let direction = better ?? direction(of: name), let points = metrics.metrics[name] else { return nil }
        return direction.best(of: points)
    }

    /// The last value of each metric and its step.
    package var lastMetrics: [String: Curve.Point] { metrics.metrics.compactMapValues(\.last) }
}
