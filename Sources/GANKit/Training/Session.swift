import Foundation
import Logging

/// One session of a run: log, watchers, progress, checkpoints, interruption, and what happens when training diverges.
struct Session {
    private var trainer: Trainer
    private var stream: any SampleStream
    private let run: RunFolder
    private let console: Console
    private var progress: RunProgress
    private let measuring: Measuring
    /// The step from which a run goes on; nil in a fresh one.
    private let resumedStep: Int?

    /// Seconds from one checkpoint to the next where the plan does not say steps.
    private static let secondsBetweenCheckpoints = 600.0

    /// - Parameter progress: What a run that goes on has been through; nil for a fresh one.
    init(
        trainer: Trainer, stream: any SampleStream, run: RunFolder, console: Console, progress: RunProgress? = nil
    ) {
        self.trainer = trainer
        self.stream = stream
        self.run = run
        self.console = console
        self.progress = progress ?? RunProgress()
        resumedStep = progress == nil ? nil : trainer.step
        measuring = Measuring(
            data: trainer.plan.data, device: trainer.settings.device, loaderThreads: trainer.settings.loaderThreads,
            cache: trainer.settings.cache, logger: trainer.settings.logger)
        measuring.share(trainer.settings.unreadableNames)
    }

    /// Trains and leaves a whole run folder, also when the user interrupts.
    mutating func start() throws {
        let interruption = try Interruption()
        let book = try RunBook(
            run, trainer: trainer, console: console, dataAdvice: dataAdvice,
            resuming: resumedStep == nil ? nil : progress)
        introduce()
        try book.write(status(.running))
        do {
            try trainToTheEnd(book, interruption)
        } catch {
            let words = (error as? GANError)?.message ?? "\(error)"
            try? book.flush(stream)
            try? book.write(status(.failed, words))
            throw error
        }
        conclude(book)
        if interruption.isRequested, trainer.step < trainer.plan.steps {
            try book.write(status(.interrupted))
            console.say(
                "Interrupted after step \(trainer.step.grouped) of \(trainer.plan.steps.grouped); go on with: gan resume \(run.path)"
            )
            exit(interruption.status.rawValue)
        }
        try book.write(status(.finished))
    }

    private mutating func trainToTheEnd(_ book: RunBook, _ interruption: Interruption) throws {
        if case .rollBack = trainer.plan.onDivergence, Checkpoints(run: run).steps.isEmpty {
            progress = try save(book, progress)
        }
        while true {
            do {
                return try train(book, interruption)
            } catch let divergence as TrainingDiverged {
                try rollBack(divergence, book)
            }
        }
    }

    /// Trains until the end, an interruption or a divergence, and saves.
    private mutating func train(_ book: RunBook, _ interruption: Interruption) throws {
        let secondsBefore = progress.seconds
        var (lastSaved, savedAt) = (trainer.step, secondsBefore)
        // Closures may not change a struct that runs them.
        var progress = self.progress
        defer { self.progress = progress }
        let (trainer, stream) = (self.trainer, self.stream)
        try trainer.train(on: stream, secondsBefore: secondsBefore) { report in
            progress.seconds = report.seconds
            progress.dataPosition = stream.position
            var report = report
            // All of them look at the last step.
            let due = trainer.plan.watchers.filter {
                report.step.isMultiple(of: $0.interval) || report.step == trainer.plan.steps
            }
            if !due.isEmpty { report.metrics = try look(due, book) }
            try book.append(report, stream)
            let improved = report.metrics.filter { progress.take($0, at: report.step) }.map(\.name)
            if isDue(report, lastSaved, savedAt) || trainer.plan.keep.metrics.contains(where: improved.contains) {
                progress = try save(book, progress)
                (lastSaved, savedAt) = (report.step, report.seconds)
            }
            if !due.isEmpty || lastSaved == report.step { try book.write(status(.running, after: progress.seconds)) }
        } stopping: {
            interruption.isRequested
        }
        if lastSaved != trainer.step || Checkpoints(run: run).steps.isEmpty {
            progress = try save(book, progress, isStop: true)
        }
    }

    /// Whether a checkpoint is to be written after a step.
    private func isDue(_ report: StepReport, _ lastSaved: Int, _ savedAt: Double) -> Bool {
        if trainer.plan.keep.asksFor(report.step) { return true }
        if let interval = trainer.plan.checkpointEvery { return report.step.isMultiple(of: interval) }
        return report.seconds - savedAt >= Self.secondsBetweenCheckpoints
    }

    /// Writes a checkpoint.
    ///
    /// - Parameter isStop: Whether there is one only because the run stops here.
    /// - Returns: The run's progress with what is to be remembered of the checkpoint.
    private func save(_ book: RunBook, _ progress: RunProgress, isStop: Bool = false) throws -> RunProgress {
        var progress = progress
        progress.metricsBytes = try book.sync()
        progress.stops = progress.stops.filter { $0 != trainer.step } + (isStop ? [trainer.step] : [])
        try logger.timing("wrote the checkpoint of step \(trainer.step)") {
            try Checkpoint.write(trainer, progress, to: run)
        }
        return progress
    }

    /// Goes back to the last checkpoint with lower rates, and to an earlier one when that has not helped.
    ///
    /// - Throws: `GANError` with status 70 when the plan does not want that, or it has not helped.
    private mutating func rollBack(_ divergence: TrainingDiverged, _ book: RunBook) throws {
        try book.append(divergence.report, stream)
        let checkpoints = Checkpoints(run: run)
        guard case .rollBack(let limit, let factor) = trainer.plan.onDivergence, progress.rollBacks < limit else {
            try book.note("divergence", at: divergence.report.step, divergence.message, isSaid: false)
            throw GANError(.ourFault, "\(divergence.message). \(remedy(checkpoints.steps.first))")
        }
        try book.note("divergence", at: divergence.report.step, divergence.message)
        let (folder, state) = try checkpoints.newest(among: rollBackTargets(checkpoints.steps), logger: logger)
        let (rollBacks, rateFactor) = (progress.rollBacks + 1, progress.rateFactor * factor)
        progress = RunProgress(state)
        (progress.rollBacks, progress.rateFactor, progress.lastRollBack) = (rollBacks, rateFactor, state.step)
        trainer = try Trainer(trainer.plan, settings: trainer.settings, ratesMultipliedBy: rateFactor)
        try trainer.restore(from: folder, state)
        stream.close()
        stream = try trainer.openData(at: progress.dataPosition)
        try book.rolledBack(
            to: state.step,
            "rolled back to step \(state.step.grouped), roll-back \(rollBacks) of \(limit): the learning rates are now \(short(rateFactor)) of the plan's"
        )
        // So that a run that is resumed knows of the lower rates.
        progress = try save(book, progress)
    }

    /// The steps of the checkpoints to go back to, the best first: earlier ones than last time, and only those that a run
    /// has which was never stopped.
    private func rollBackTargets(_ steps: [Int]) -> [Int] {
        let due = steps.filter { !progress.stops.contains($0) }
        let all = due.isEmpty ? steps : due
        let earlier = progress.lastRollBack.map { last in all.filter { $0 < last } } ?? []
        return earlier.isEmpty ? all : earlier
    }

    /// What can be done after a divergence.
    private func remedy(_ checkpoint: Int?) -> String {
        guard let checkpoint else {
            return "There is no checkpoint yet: change the recipe and start again"
        }
        let tried = progress.rollBacks > 0 ? "\(progress.rollBacks) roll-backs did not help. " : ""
        let itself = progress.rollBacks > 0 ? "" : ", or let a run go back by itself: --on-divergence roll-back"
        return tried
            + "The last checkpoint, of step \(checkpoint.grouped), is from before: change the recipe and go on from there by 'gan run <recipe> --resume \(run.path) --allow-changes'\(itself)"
    }

    /// Lets watchers look, and gives what they measured.
    private func look(_ watchers: [any Watcher], _ book: RunBook) throws -> [MetricValue] {
        // A watcher would make a folder anew that somebody has removed.
        if !watchers.isEmpty { try book.checkPlace() }
        let moment = TrainingMoment(
            step: trainer.step, generator: trainer.samplingGenerator, critic: trainer.critic, run: run,
            seed: trainer.settings.seed, device: trainer.settings.device, precision: trainer.plan.precision,
            real: trainer.lastReal, measuring: measuring)
        for watcher in watchers {
            try logger.timing("\(type(of: watcher)) looked at step \(trainer.step)") { try watcher.watch(moment) }
        }
        if !watchers.isEmpty { try book.show(pictureOf: trainer.step) }
        return moment.metrics
    }

    private var logger: Logger { trainer.settings.logger }

    private func status(
        _ state: RunStatus.State, _ message: String? = nil, after seconds: Double? = nil
    ) -> RunStatus {
        RunStatus(
            state, step: trainer.step, of: trainer.plan.steps, seconds: seconds ?? progress.seconds, message: message)
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
        if progress.rollBacks > 0 {
            console.say(
                "Rates     \(short(progress.rateFactor)) of the plan's, after \(progress.rollBacks) roll-back\(progress.rollBacks == 1 ? "" : "s")"
            )
        }
        console.say("Run       \(run.path)\(resumedStep.map { ", from step \($0.grouped)" } ?? "")")
        if stream.sampleCount < trainer.plan.batch {
            logger.warning(
                "the data has \(stream.sampleCount.grouped) \(stream.sampleCount == 1 ? "sample" : "samples"), fewer than a batch of \(trainer.plan.batch), which holds them several times; the generator can only learn to copy them: take more, or a smaller --batch"
            )
        }
    }

    private func conclude(_ book: RunBook) {
        book.finish()
        // The first batch is always waited for; a run of seconds tells nothing.
        let waitShare = book.seconds > 10 ? stream.secondsWaited / book.seconds : 0
        if waitShare > 0.02 {
            console.say("Waited    \(short(100 * waitShare)) % of the time for data")
        }
        if book.unreadable > 0 {
            console.say(
                "Skipped   \(book.unreadable) \(book.unreadable == 1 ? "file" : "files") that could not be read: \(run.file("unreadable.txt"))"
            )
        }
        let pictures = run.sampleGrid(after: trainer.step)
        if FileManager.default.fileExists(atPath: pictures) {
            console.say("Pictures  \(pictures)")
        }
        console.say("Report    \(run.file("report.html"))")
        console.say("Run       \(run.path)")
    }
}
