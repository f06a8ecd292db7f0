import Foundation
import Logging

/// One training run from first step to last: log, watchers, progress, final checkpoint, Ctrl-C.
struct Session {
    let trainer: Trainer
    let stream: any SampleStream
    let run: RunFolder
    let console: Console

    /// Trains and leaves a whole run folder, also when the user interrupts.
    func start() throws {
        let interruption = Interruption()
        let log = try MetricsLog(path: run.file("metrics.jsonl"))
        let events = try TensorBoardLog(folder: run.path, steps: trainer.plan.steps)
        introduce()
        let progress = Progress(console: console, steps: trainer.plan.steps, dataAdvice: dataAdvice)
        let unreadable = UnreadableLog(path: run.file("unreadable.txt"))
        try unreadable.update(stream.unreadable)
        // Also when too many of them end the training.
        defer { try? unreadable.update(stream.unreadable) }
        var gauges = GaugeWatch(trainer.plan)
        var lastLook = -1
        let beginning = ContinuousClock.now
        try trainer.train(on: stream) { report in
            try log.append(report)
            try events.append(report)
            for watcher in trainer.plan.watchers where report.step.isMultiple(of: watcher.interval) {
                try log.flush()
                try look(with: watcher)
                lastLook = report.step
            }
            if lastLook == report.step { try show(pictureOf: report.step, in: events) }
            gauges.read(report).forEach { logger.warning("\($0.message)") }
            progress.show(report, waited: stream.secondsWaited)
            try unreadable.update(stream.unreadable)
        } stopping: {
            interruption.isRequested
        }
        let seconds = (ContinuousClock.now - beginning) / .seconds(1)
        try log.flush()
        try events.flush()
        progress.finish()
        if lastLook != trainer.step {
            for watcher in trainer.plan.watchers { try look(with: watcher) }
            try show(pictureOf: trainer.step, in: events)
        }
        try logger.timing("wrote the checkpoint of step \(trainer.step)") { try Checkpoint.write(trainer, to: run) }
        // The first batch is always waited for; a run of seconds tells nothing.
        conclude(waitShare: seconds > 10 ? stream.secondsWaited / seconds : 0)
        if interruption.isRequested {
            console.say("Interrupted after step \(trainer.step) of \(trainer.plan.steps); what was trained is saved.")
            exit(ExitStatus.interrupted.rawValue)
        }
    }

    private var logger: Logger { trainer.settings.logger }

    private func look(with watcher: any Watcher) throws {
        try logger.timing("\(type(of: watcher)) looked at step \(trainer.step)") { try watcher.watch(moment) }
    }

    /// Shows the sample grid of a step in TensorBoard, where a watcher drew one.
    private func show(pictureOf step: Int, in events: TensorBoardLog) throws {
        let picture = run.sampleGrid(after: step)
        guard FileManager.default.fileExists(atPath: picture) else { return }
        try events.append(pictureAt: picture, at: step)
        try events.flush()
    }

    private var moment: TrainingMoment {
        TrainingMoment(
            step: trainer.step, generator: trainer.samplingGenerator, critic: trainer.critic, run: run,
            seed: trainer.settings.seed, device: trainer.settings.device, precision: trainer.plan.precision,
            real: trainer.lastReal)
    }

    private var dataAdvice: String {
        DataWait.advice(
            loaderThreads: trainer.settings.loaderThreads, cores: ProcessInfo.processInfo.activeProcessorCount,
            isCached: trainer.settings.cache != nil)
    }

    private func introduce() {
        console.say("Data      \(stream.summary)")
        let networks = [("generator", trainer.generator.parameters), ("critic", trainer.critic.parameters)]
            .map { "\($0.0) \($0.1.reduce(0) { $0 + $1.tensor.count }.grouped)" }
        console.say("Networks  \(networks.joined(separator: ", ")) parameters")
        console.say("Critic    \(trainer.criticStepChoice.summary)")
        console.say("Run       \(run.path)")
    }

    /// - Parameter waitShare: The share of the training time that steps have waited for data.
    private func conclude(waitShare: Double) {
        if waitShare > 0.02 {
            console.say("Waited    \(short(100 * waitShare)) % of the time for data")
        }
        if !stream.unreadable.isEmpty {
            let count = stream.unreadable.count
            console.say(
                "Skipped   \(count) \(count == 1 ? "file" : "files") that could not be read: \(run.file("unreadable.txt"))"
            )
        }
        let pictures = run.sampleGrid(after: trainer.step)
        if FileManager.default.fileExists(atPath: pictures) {
            console.say("Pictures  \(pictures)")
        }
        console.say("Run       \(run.path)")
    }
}
