import Foundation
import GANBase
import GANReports
import GANRuns

extension StudyRunner {
    /// Runs of a study that was killed save by themselves, which takes a moment.
    func waitForStragglers() throws {
        let deadline = SuspendingClock.now + .seconds(120)
        for run in contents.runs where run.state == .running {
            while RunLock.isHeld(folder.folder(of: run)) {
                Terminal.pass("Waiting for \(run.name) of the killed study to save …")
                guard SuspendingClock.now < deadline, StopSignals.count == 0 else {
                    throw GANError(
                        .cannotWrite, "\(run.name) is still being trained by another process; stop that one first")
                }
                usleep(100_000)
            }
        }
    }

    /// Objects to a run that is over and has recorded other numbers than those to be compared.
    func refuseUnknownMetric(of run: StudyRun, _ reading: RunReading) throws {
        guard run.state == .finished || run.state == .stoppedAtBudget else { return }
        let recorded = reading.metrics.keys.sorted()
        if recorded.isEmpty, run.state == .stoppedAtBudget { return }
        guard let missing = contents.plan.metrics.first(where: { !recorded.contains($0) }) else { return }
        throw GANError(
            .usage,
            recorded.isEmpty
                ? "\(run.name) has recorded no number to compare: the recipe needs a watcher that records one, a metric or moment.record(\"\(missing)\", …)"
                : "no number '\(missing)' is recorded by \(run.name), but \(recorded.words)\nGo on with: gan study \(shownPath) --metric \(recorded[0])"
        )
    }

    /// Writes results.csv, results.json and study.html, whatever there is so far.
    ///
    /// - Throws: `GANError` with status 73.
    func writeResults() throws {
        let results = StudyResults(folder, contents)
        let command = contents.plan.command(
            Gan.typedName(environment: ProcessInfo.processInfo.environment), folder: shownPath)
        try WholeFile.write(Data(StudyCSV.text(results).utf8), to: folder.file("results.csv"))
        try WholeFile.write(Data((StudyJSON.object(results).pretty() + "\n").utf8), to: folder.file("results.json"))
        let page = StudyPage(results, command: command, machine: Machine.words)
        try WholeFile.write(Data(page.html.utf8), to: folder.file("study.html"))
    }
}
