import Foundation
import GANRuns

/// A study's folder with runs that were never trained: their files alone, and gone after the test.
final class StudyFolders {
    let folder: StudyFolder

    init() {
        folder = StudyFolder(path: NSTemporaryDirectory() + "gan-study-test-\(UUID().uuidString)")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }

    /// Gathers results of runs that ended with given values; nil for one that failed.
    func results(_ plan: StudyPlan, _ values: (StudyRun) -> Double?) throws -> StudyResults {
        let runs = try plan.runs().map { run in
            var run = run
            let value = values(run)
            run.state = value == nil ? .failed : .finished
            run.reason = value == nil ? "<b>diverged</b> & \"stopped\", at\nstep 3" : nil
            run.exitStatus = value == nil ? 70 : 0
            try write(run, value)
            return run
        }
        return StudyResults(folder, StudyFolder.Contents(plan: plan, runs: runs))
    }

    private func write(_ run: StudyRun, _ value: Double?) throws {
        let place = folder.folder(of: run).path
        try FileManager.default.createDirectory(atPath: place + "/samples", withIntermediateDirectories: true)
        let lines =
            #"{"step": 1, "criticLoss": 0.1, "metrics": {"w1": -99.0}}"# + "\n" + #"{"step": 2, "criticLoss": 0.1}"#
            + "\n"
            + (value.map { #"{"step": 3, "criticLoss": 0.1, "metrics": {"w1": \#($0), "modes": 8}}"# + "\n" } ?? "")
            + #"{"step": 4, "event": "deadCritic", "message": "no \"metrics\": {here}"}"# + "\n"
        let status = value == nil ? "failed" : "finished"
        for (name, text) in [
            ("metrics.jsonl", lines),
            ("run.json", #"{"recipe": "Ring", "arguments": [], "steps": 4, "options": {"k": 2.0, "at": "real"}}"#),
            (
                "status.json",
                #"{"state": "\#(status)", "step": 4, "steps": 4, "seconds": 12.5, "time": "2026-01-31T12:00:00Z"}"#
            ), ("samples/000004.png", "no picture, but bytes"),
        ] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(place)/\(name)"))
        }
    }
}
