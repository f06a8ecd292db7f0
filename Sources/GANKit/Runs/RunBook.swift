import Foundation
import Logging

/// Writes down what happens in a session: the metrics, for people and for TensorBoard, what the gauges find, unreadable
/// pictures, the progress line.
final class RunBook {
    private let run: RunFolder
    private let log: MetricsLog
    private let events: TensorBoardLog
    private let logger: Logger
    private let progress: Progress
    private let names: UnreadableLog
    private var gauges: GaugeWatch
    private let report: LiveReport
    private let clock: TrainingClock
    private var placeChecked = ContinuousClock.now

    /// Pictures that could not be read so far.
    var unreadable: Int { names.count }
    /// Seconds since the session began.
    var seconds: Double { clock.seconds }

    /// Opens the files of a run folder, after the trainer's present step.
    ///
    /// - Parameter progress: What a run that goes on has been through; nil for a fresh one.
    /// - Throws: `GANError` with status 73.
    init(
        _ run: RunFolder, trainer: Trainer, console: Console, dataAdvice: String, resuming progress: RunProgress? = nil
    ) throws {
        let path = run.file("metrics.jsonl")
        if let progress {
            let found = try MetricsFile(path).cut(after: trainer.step, bytes: progress.metricsBytes)
            if let words = found.words(path, step: trainer.step) { trainer.settings.logger.warning("\(words)") }
        }
        clock = try TrainingClock()
        log = try MetricsLog(path: path, goesOn: progress != nil)
        events = try TensorBoardLog(folder: run.path, steps: trainer.plan.steps, resumingFrom: trainer.step)
        gauges = GaugeWatch(trainer.plan, generator: trainer.generator)
        if progress != nil { gauges.recall(MetricsFile(path)) }
        self.progress = Progress(console: console, steps: trainer.plan.steps, dataAdvice: dataAdvice)
        names = UnreadableLog(path: run.file("unreadable.txt"))
        self.run = run
        logger = trainer.settings.logger
        report = LiveReport(run, logger: logger)
    }

    /// Writes status.json, and report.html where it is time for one.
    ///
    /// - Throws: `GANError` with status 73 when status.json cannot be written.
    func write(_ status: RunStatus) throws {
        try checkPlace()
        try events.flush()
        try report.write(status)
    }

    /// Writes down a step.
    ///
    /// - Throws: `GANError` with status 73.
    func append(_ report: StepReport, _ stream: any SampleStream) throws {
        if ContinuousClock.now - placeChecked > .seconds(1) { try checkPlace() }
        try log.append(report)
        try events.append(report)
        for word in gauges.read(report) { try note(word, at: report.step) }
        progress.show(report, waited: stream.secondsWaited)
        self.report.remember(report.metrics)
        for line in MetricText.lines(report.metrics) { progress.say("step \(report.step.grouped): \(line)") }
        if !report.metrics.isEmpty { try events.flush() }
        try names.update(stream.unreadable)
    }

    /// Writes down what a gauge tells, and says it.
    private func note(_ word: GaugeWatch.Word, at step: Int) throws {
        guard word.hasPassed else { return try note(word.trouble.rawValue, at: step, word.message) }
        try log.append(event: "passed", at: step, word.message, of: word.trouble.rawValue)
        logger.notice("\(word.trouble.name) has passed: \(word.message)")
    }

    /// Writes down an event, and says it.
    ///
    /// - Parameter isSaid: Whether it is to be said.
    /// - Throws: `GANError` with status 73.
    func note(_ event: String, at step: Int, _ message: String, isSaid: Bool = true) throws {
        try log.append(event: event, at: step, message)
        if isSaid { logger.warning("\(message)") }
    }

    /// Writes down that the training went back to a step, from which on steps come again.
    ///
    /// - Throws: `GANError` with status 73.
    func rolledBack(to step: Int, _ message: String) throws {
        try events.goBack(to: step)
        try note("rollBack", at: step, message)
    }

    /// Shows the sample grid of a step in TensorBoard, where a watcher drew one.
    ///
    /// - Throws: `GANError` with status 73.
    func show(pictureOf step: Int) throws {
        let picture = run.sampleGrid(after: step)
        guard FileManager.default.fileExists(atPath: picture) else { return }
        try events.append(pictureAt: picture, at: step)
        try events.flush()
    }

    /// Hands to the system what there is to write when a session fails, with the names of pictures that ended it.
    func flush(_ stream: any SampleStream) throws {
        try checkPlace()
        try events.flush()
        try names.update(stream.unreadable)
    }

    /// Waits until what was written has reached the disk.
    ///
    /// - Returns: How long metrics.jsonl is.
    /// - Throws: `GANError` with status 73.
    func sync() throws -> Int {
        try checkPlace()
        try events.flush()
        return try log.sync()
    }

    /// Looks whether the run's folder is still where it was: files that are made anew in a folder that was removed would be
    /// all that there is of the run.
    ///
    /// - Throws: `GANError` with status 73.
    func checkPlace() throws {
        placeChecked = .now
        guard log.isInPlace else {
            let isGone = !FileManager.default.fileExists(atPath: run.file("run.json"))
            throw GANError(
                .cannotWrite,
                isGone
                    ? "\(run.path) was removed or moved while the run trained in it, so that nothing can be kept there; where it was moved, go on by 'gan resume <its new place>', else start again"
                    : "\(run.file("metrics.jsonl")) was removed or replaced while the run wrote to it; leave the files of a run that trains alone, and go on from its last checkpoint by 'gan resume \(run.path)'"
            )
        }
    }

    /// Leaves the last report as a line that stays.
    func finish() { progress.finish() }
}
