import Foundation
import GANBase
import GANRuns

/// Starts the runs of a study, so many at a time, watches over them, and writes down how each ends.
final class StudyRunner {
    /// The plan and how every run stands.
    private(set) var contents: StudyFolder.Contents

    /// The study's folder.
    let folder: StudyFolder
    /// The folder as it was typed.
    let shownPath: String
    private let recipe: CompiledRecipe
    private let options: RecipeOptions
    private let retriesFailed: Bool
    private var running: [RunProcess] = []
    /// The runs that were started: one that somebody else has stopped is not started again at once.
    private var tried: Set<Int> = []
    /// Why nothing more is started.
    private var stop: GANError?
    private var signalsSeen = 0
    private var pageWritten: SuspendingClock.Instant?
    private var display = StudyDisplay()

    /// Prepares.
    ///
    /// - Parameters:
    ///   - folder: The study's folder.
    ///   - shownPath: The folder as it was typed.
    ///   - contents: The plan and what is known of its runs.
    ///   - recipe: The compiled recipe.
    ///   - options: The recipe's options.
    ///   - retriesFailed: Whether failed runs are tried again.
    init(
        _ folder: StudyFolder, shownAs shownPath: String, _ contents: StudyFolder.Contents, _ recipe: CompiledRecipe,
        _ options: RecipeOptions, retriesFailed: Bool
    ) {
        self.folder = folder
        self.shownPath = shownPath
        self.contents = contents
        self.recipe = recipe
        self.options = options
        self.retriesFailed = retriesFailed
    }

    /// Runs all that is not over.
    ///
    /// - Throws: `GANError` when it was stopped, or cannot go on, or not one run gave a result.
    func run() throws {
        StopSignals.watch()
        try waitForStragglers()
        for index in contents.runs.indices {
            let reading = RunReading(folder.folder(of: contents.runs[index]))
            contents.runs[index].settle(reading, budget: contents.plan.budget, retriesFailed: retriesFailed)
            try refuseUnknownMetric(of: contents.runs[index], reading)
        }
        try folder.write(contents)
        display.begin(contents, shownPath)
        do {
            try watchOver()
        } catch {
            endAll()
            throw error
        }
        if let stop {
            // What there was no room for may find none again, and the first reason is the one to tell.
            try? writeResults()
            throw stop
        }
        try writeResults()
        let open = contents.runs.filter { !$0.state.isOver }
        if let first = open.first {
            Terminal.say(
                "\(first.name)\(open.count > 1 ? " and \(open.count - 1) more were" : " was") stopped by somebody else; go on with: gan study \(shownPath)"
            )
        }
        let reasons = contents.runs.compactMap { $0.state == .failed ? $0.reason : nil }
        if reasons.count == contents.runs.count, let reason = reasons.first {
            throw GANError(
                .ourFault,
                "every run failed; the first said: \(reason)\nMend it, and say: gan study \(shownPath) --retry-failed")
        }
    }

    private func watchOver() throws {
        while true {
            for process in running {
                guard let status = process.ending() else { continue }
                running.removeAll { $0 === process }
                try end(process, status)
            }
            obeySignals()
            while stop == nil, running.count < contents.plan.jobs,
                let index = contents.runs.indices.first(where: {
                    !contents.runs[$0].state.isOver && !tried.contains($0)
                })
            {
                tried.insert(index)
                try start(index)
            }
            guard !running.isEmpty else { return }
            if let budget = contents.plan.budget {
                for process in running where process.seconds >= budget.seconds { process.stopAtBudget() }
            }
            display.update(contents, running)
            usleep(50_000)
        }
    }

    private func start(_ index: Int) throws {
        let run = contents.runs[index]
        let place = folder.folder(of: run)
        let reading = RunReading(place)
        var words = ["train", "--resume", place.path]
        if !reading.hasCheckpoint {
            // What was killed before its first checkpoint begins anew.
            if Files.exists(place.path) { try? FileManager.default.removeItem(atPath: place.path) }
            words = ["train"] + options.words(run.values, of: contents.plan.varied) + contents.plan.passed
            words += ["--seed=\(run.seed)", "--out=\(place.path)"]
            if let threads = contents.plan.threads { words.append("--threads=\(threads)") }
        }
        contents.runs[index].state = .running
        try folder.write(contents)
        running.append(
            try RunProcess(
                index, recipe, arguments: words, log: folder.log(of: run),
                secondsBefore: reading.hasCheckpoint ? reading.seconds : 0))
    }

    private func end(_ process: RunProcess, _ status: Int32) throws {
        let reading = RunReading(folder.folder(of: contents.runs[process.index]))
        contents.runs[process.index].end(
            status, reading, lastWords: folder.lastWords(of: contents.runs[process.index]),
            budget: process.isOverBudget ? contents.plan.budget : nil)
        try folder.write(contents)
        let run = contents.runs[process.index]
        display.tell(run, reading, contents, seconds: process.ownSeconds)
        if status == ExitStatus.cannotWrite.rawValue, stop == nil {
            endInOrder(
                GANError(
                    .cannotWrite,
                    "\(run.name): \(run.reason ?? "it cannot write")\nThe study stops, and what it has done is kept. Make room, and go on with: gan study \(shownPath)"
                ))
        }
        if stop == nil {
            do { try refuseUnknownMetric(of: run, reading) } catch let error as GANError { endInOrder(error) }
        }
        guard stop == nil else { return }
        if pageWritten.map({ SuspendingClock.now - $0 > .seconds(10) }) ?? true {
            try writeResults()
            pageWritten = SuspendingClock.now
        }
    }

    /// Passes signals on: the first asks the runs to save, a second ends them at once.
    private func obeySignals() {
        guard StopSignals.count > signalsSeen, let number = StopSignals.number else { return }
        let isFirst = signalsSeen == 0
        signalsSeen = StopSignals.count
        guard isFirst else { return running.forEach { $0.kill() } }
        let over = contents.runs.filter(\.state.isOver).count
        endInOrder(
            GANError(
                ExitStatus(rawValue: 128 + number) ?? .interrupted,
                "interrupted; \(over) of \(contents.runs.count) runs are over. Go on with: gan study \(shownPath)"))
        if !running.isEmpty {
            Terminal.say(
                "waiting for \(running.count == 1 ? "a run" : "\(running.count) runs") to save; Ctrl-C again stops at once"
            )
        }
    }

    private func endInOrder(_ reason: GANError) {
        stop = stop ?? reason
        running.forEach { $0.stop() }
    }

    /// Lets the runs save where the study itself cannot go on.
    private func endAll() {
        running.forEach { $0.stop() }
        while !running.isEmpty {
            running.removeAll { $0.ending() != nil }
            if StopSignals.count > signalsSeen {
                signalsSeen = StopSignals.count
                running.forEach { $0.kill() }
            }
            usleep(50_000)
        }
    }
}
