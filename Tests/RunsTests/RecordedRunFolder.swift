import Foundation
import GANBase
import GANRuns

/// A run folder with files of a test's own, gone after the test.
final class RecordedRunFolder {
    let run: RunFolder

    /// Makes a folder with a run.json.
    init(description: String = #"{"recipe": "Faces", "arguments": [], "steps": 500}"#) throws {
        let path = FileManager.default.temporaryDirectory.path + "/gan-run-\(UUID().uuidString)"
        run = RunFolder(path: path)
        try write(description, "run.json")
    }

    deinit { try? FileManager.default.removeItem(atPath: run.path) }

    /// Writes a file of the folder.
    func write(_ text: String, _ name: String) throws {
        try WholeFile.write(Data(text.utf8), to: run.file(name))
    }

    /// Appends to metrics.jsonl.
    func append(_ text: String) throws {
        let path = run.file("metrics.jsonl")
        let before = FileManager.default.contents(atPath: path) ?? Data()
        try (before + Data(text.utf8)).write(to: URL(fileURLWithPath: path))
    }

    /// The run, read.
    func training() throws -> RecordedTraining { try RecordedTraining(run) }
}

/// A step's line as GANKit writes it.
func stepLine(_ step: Int, gap: String = "1.5", metrics: String = "") -> String {
    #"{"step": \#(step), "seconds": \#(Double(step) / 10), "criticLoss": -\#(gap), "generatorLoss": 0.25, "criticGap": \#(gap), "#
        + #""penalties": {"divergence": 0.125}, "gradientNorm": {"mean": 0.5, "max": 2}\#(metrics)}"# + "\n"
}
