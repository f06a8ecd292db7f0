import ArgumentParser
import Foundation
import Logging

/// A run that is to go on: from its newest whole checkpoint, with the options that it was started with.
struct ResumedRun {
    private let run: RunFolder
    private let recorded: RecordedRun
    private let typed: [String]
    private let allowsChanges: Bool
    private let console = Console.standard

    /// Reads what the run was.
    ///
    /// - Parameters:
    ///   - folder: The run's folder.
    ///   - typed: The command line now.
    ///   - allowsChanges: Whether to go on although the recipe or its options differ.
    /// - Throws: `GANError` with status 66 or 65.
    init(_ folder: String, typed: [String], allowsChanges: Bool) throws {
        let path = URL(fileURLWithPath: (folder as NSString).expandingTildeInPath).standardizedFileURL.path
        run = RunFolder(path: path)
        recorded = try RecordedRun(run)
        self.typed = Self.withoutResuming(typed)
        self.allowsChanges = allowsChanges
    }

    /// Trains until the plan's last step.
    ///
    /// - Throws: `GANError` in words.
    func goOn<Plan: Recipe>(_ command: TrainCommand<Plan>.Type) throws {
        // What comes later on a command line counts.
        let arguments = recorded.arguments + typed
        var training = try command.parse(arguments)
        if training.options.threads == nil {
            try ThreadLimit.check(recorded.threads, "\"threads\" in \(run.file("run.json"))")
            training.options.threads = recorded.threads
        }
        let logger = training.messages.logger
        try refuseAnotherFolder()
        let lock = try RunLock(run)
        run.removeLeftovers()
        let checkpoints = Checkpoints(run: run)
        checkpoints.mend()
        let (folder, state) = try checkpoints.newest(logger: logger)
        enterDirectory(logger)
        let progress = RunProgress(state)
        let trainer = try training.makeTrainer(ratesMultipliedBy: progress.rateFactor)
        try Checkpoint.settle(run, newest: state.step, trainer.plan, progress, abandonsLater: false)
        guard state.step < trainer.plan.steps else {
            return try withExtendedLifetime(lock) {
                try RunEnd(run: run, state: state, logger: logger, console: console).settle(planned: trainer.plan.steps)
            }
        }
        let stream = try logger.timing("opened the data") { try trainer.openData(at: progress.dataPosition) }
        defer { stream.close() }
        let description = training.describe(trainer, stream, arguments: arguments)
        let isChanged = try compare(description, logger)
        try logger.timing("took up the checkpoint of step \(state.step)") {
            try trainer.restore(from: folder, state, isLenient: isChanged)
        }
        if isChanged { try keepOld(at: state.step) }
        try description.write(to: run, resuming: recorded)
        warnOfVersions(state, logger)
        try withExtendedLifetime(lock) {
            var session = Session(trainer: trainer, stream: stream, run: run, console: console, progress: progress)
            try session.start()
        }
    }

    /// Shows what differs from the run.
    ///
    /// - Returns: Whether anything does.
    /// - Throws: `GANError` with status 64 when something does and may not.
    private func compare(_ description: RunDescription, _ logger: Logger) throws -> Bool {
        let lines = SourceDifference.lines(of: run)
        let changes =
            (lines.isEmpty ? [] : ["the recipe is another:"] + lines) + recorded.differences(from: description)
        guard !changes.isEmpty else { return false }
        let list = changes.map { "\n  " + $0 }.joined()
        guard allowsChanges else {
            // A package is built as it is now; as it was, its sources are in the run's folder.
            let package = lines.isEmpty ? nil : RecipeContext.package
            let way =
                package.map { "Put \($0) back as it was" } ?? "Go on as it was by 'gan resume \(run.path)'"
            throw GANError(
                .usage,
                "\(run.path) was trained otherwise:\(list)\n\(way), or go on with the change by --allow-changes; from there on the numbers are not those of one uninterrupted run"
            )
        }
        logger.warning(
            "going on with changes, so that from here on the numbers are not those of one uninterrupted run:\(list)")
        return true
    }

    /// Keeps what is about to be replaced: `run-until-000500.json`, `recipe-until-000500.swift.txt`.
    ///
    /// Not as .swift, because a run folder is compiled as a folder.
    private func keepOld(at step: Int) throws {
        for name in ["run.json"] + RunDescription.copies.map(\.name) {
            guard let old = try RegularFile.contents(of: run.file(name), atMost: 64 << 20) else { continue }
            let (stem, ending) = ((name as NSString).deletingPathExtension, (name as NSString).pathExtension)
            let copy = "\(stem)-until-\(RunFolder.padded(step)).\(ending)\(ending == "swift" ? ".txt" : "")"
            try WholeFile.write(old, to: run.file(copy), synced: true)
        }
    }

    /// A run goes on where it is; to say otherwise must not be overlooked.
    private func refuseAnotherFolder() throws {
        guard typed.contains(where: { $0 == "--out" || $0.hasPrefix("--out=") }) else { return }
        throw GANError(
            .usage, "a run goes on in its own folder, \(run.path); leave out --out, or copy the folder first")
    }

    /// Relative paths among the options begin in the folder where the run was started.
    private func enterDirectory(_ logger: Logger) {
        guard let directory = recorded.directory, directory != FileManager.default.currentDirectoryPath else { return }
        if !FileManager.default.changeCurrentDirectoryPath(directory) {
            logger.warning(
                "the run was started in \(directory), which is gone; relative paths among its options begin here")
        }
    }

    private func warnOfVersions(_ state: CheckpointState, _ logger: Logger) {
        let now = CheckpointState.Versions()
        guard let then = state.versions, then != now else { return }
        logger.warning(
            """
            the run was trained by GANKit \(then.gankit) with libtorch \(then.torch), and goes on with GANKit \(now.gankit) \
            and libtorch \(now.torch): the numbers may differ in their last digits from those of an uninterrupted run
            """)
    }

    /// The words without those that ask for resuming.
    private static func withoutResuming(_ words: [String]) -> [String] {
        var (kept, isValue): ([String], Bool) = ([], false)
        for word in words {
            if isValue {
                isValue = false
            } else if word == "--resume" {
                isValue = true
            } else if word != "--allow-changes", !word.hasPrefix("--resume=") {
                kept.append(word)
            }
        }
        return kept
    }
}
