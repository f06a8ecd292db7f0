import Foundation
import GANReports
import Logging

/// Keeps status.json and report.html up to date while a run trains.
///
/// Both are made from the run's own files, of which only what is new is read each time.
final class LiveReport {
    private let run: RunFolder
    private let logger: Logger
    private var training: RecordedTraining?
    private var directions: [String: MetricDirection]
    private var lastWritten: ContinuousClock.Instant?
    /// Whether the page could not be written; that is said once.
    private var hasFailed = false

    /// Seconds from one writing to the next while the run trains.
    private static let interval = Duration.seconds(30)

    init(_ run: RunFolder, logger: Logger) {
        self.run = run
        self.logger = logger
        directions = RunStatus.read(from: run)?.metrics?.mapValues(\.better) ?? [:]
    }

    /// Remembers which way metrics are better.
    func remember(_ metrics: [MetricValue]) {
        for metric in metrics { directions[metric.name] = metric.better == .lower ? .lower : .higher }
    }

    /// Writes the files, or nothing when a training run was written a moment ago.
    ///
    /// - Parameter status: How the run stands; the metrics are filled in here.
    /// - Throws: `GANError` with status 73 when status.json cannot be written.
    func write(_ status: RunStatus) throws {
        let now = ContinuousClock.now
        if status.state == .running, let lastWritten, now - lastWritten < Self.interval { return }
        lastWritten = now
        var status = status
        read()
        status.metrics = standings
        try status.write(to: run)
        writePage()
    }

    /// Writes the page; where that fails the training goes on, because it can be written at any time from the other
    /// files, whose failures are told.
    private func writePage() {
        read()
        guard let training, !hasFailed else { return }
        do {
            try logger.timing("wrote report.html") { try ReportPage([training]).write(to: run.file("report.html")) }
        } catch {
            hasFailed = true
            logger.warning("\((error as? GANError)?.message ?? "\(error)"); the training goes on without the page")
        }
    }

    /// Reads what the run's files have gained.
    private func read() {
        if training == nil { training = try? RecordedTraining(run) } else { try? training?.update() }
    }

    /// What was measured so far.
    private var standings: [String: MetricStanding] {
        let points = training?.metrics.metrics ?? [:]
        return directions.reduce(into: [:]) { standings, metric in
            standings[metric.key] = points[metric.key].map { MetricStanding(metric.value, of: $0) }
        }
    }
}
