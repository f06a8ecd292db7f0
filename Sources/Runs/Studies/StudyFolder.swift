import Foundation
import GANBase

/// The folder of a study: study.json, `runs/` with a run folder each, `logs/` with a text each, and the results.
package struct StudyFolder: Sendable {
    /// What study.json says.
    package struct Contents: Codable, Equatable {
        /// Of this layout.
        package var version = 1
        /// What is run.
        package var plan: StudyPlan
        /// Every run and how it stands.
        package var runs: [StudyRun]

        /// Gathers.
        package init(plan: StudyPlan, runs: [StudyRun]) {
            self.plan = plan
            self.runs = runs
        }

        /// Whether its numbers are ones that a study can have.
        var isSensible: Bool {
            let count = plan.varied.reduce(Double(plan.seeds)) { $0 * Double($1.values.count) }
            return plan.seeds >= 1 && count < 1e6 && (1...10_000).contains(plan.jobs)
                && (plan.threads.map(isCount) ?? true) && (plan.budget?.isSensible ?? true)
                && runs.allSatisfy { isCount($0.seed) && ($0.budget ?? 1) >= 0 }
        }
    }

    /// The folder's path.
    package let path: String

    /// Names a folder without looking at it.
    package init(path: String) { self.path = path }

    /// The path of something inside the folder.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Whether it holds a study.
    package var holdsStudy: Bool { FileManager.default.fileExists(atPath: file("study.json")) }

    /// The folder of a run.
    package func folder(of run: StudyRun) -> RunFolder { RunFolder(path: file("runs/\(run.name)")) }

    /// The file with all that a run says.
    package func log(of run: StudyRun) -> String { file("logs/\(run.name).log") }

    /// Reads study.json.
    ///
    /// - Throws: `GANError` with status 66 when there is none, 65 when it is damaged.
    package func read() throws -> Contents {
        guard let bytes = FileManager.default.contents(atPath: file("study.json")) else {
            throw GANError(.missingInput, "\(path) is not the folder of a study: it has no study.json")
        }
        do {
            let contents = try JSONDecoder().decode(Contents.self, from: bytes)
            guard contents.isSensible else { throw GANError(.badData, "") }
            return contents
        } catch {
            throw GANError(
                .badData, "\(file("study.json")) is damaged or of another version; start another study with --out")
        }
    }

    /// Writes study.json.
    ///
    /// - Throws: `GANError` with status 73.
    package func write(_ contents: Contents) throws {
        try WholeFile.write(Data(readableJSON(of: contents).utf8), to: file("study.json"))
    }

    /// The last line of a run's log that says something; nil where there is none.
    package func lastWords(of run: StudyRun) -> String? {
        guard let bytes = FileManager.default.contents(atPath: log(of: run))?.suffix(4_096) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
        guard let line = lines.last(where: { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("See '") }) else {
            return nil
        }
        return String(line.hasPrefix("gan: ") ? line.dropFirst(5) : line).printable
    }
}
