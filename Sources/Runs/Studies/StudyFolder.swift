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
    /// - Throws: `GANError` with status 66 when there is none, 65 when it is damaged, names a run by what is no name, or
    ///   something in the folder leads elsewhere.
    package func read() throws -> Contents {
        guard let bytes = try RegularFile.contents(of: file("study.json"), atMost: Self.longestDescription) else {
            throw GANError(.missingInput, "\(path) is not the folder of a study: it has no study.json")
        }
        guard let contents = try? JSONDecoder().decode(Contents.self, from: bytes), contents.isSensible else {
            throw GANError(
                .badData, "\(file("study.json")) is damaged or of another version; start another study with --out")
        }
        try requireOwnFiles(contents.runs)
        return contents
    }

    /// Tens of thousands of runs take fewer bytes.
    private static let longestDescription = 64 << 20

    /// Refuses runs that would be anywhere but in this folder: a study removes and begins anew what is not whole.
    private func requireOwnFiles(_ runs: [StudyRun]) throws {
        for name in ["runs", "logs"] { try RegularFile.requireKind(of: file(name), isFolder: true) }
        try RegularFile.requireKind(of: file("lock"), isFolder: false)
        for run in runs {
            guard RunFolder.isPlainName(run.name) else {
                throw GANError(
                    .badData, "\(file("study.json")) is damaged: a run cannot be called \"\(run.name.prefix(300))\"")
            }
            try RegularFile.requireKind(of: folder(of: run).path, isFolder: true)
            try RegularFile.requireKind(of: log(of: run), isFolder: false)
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
        guard let file = try? RegularFile(log(of: run)),
            let bytes = try? file.read(at: max(0, file.size - 4_096), atMost: 4_096)
        else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
        guard let line = lines.last(where: { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("See '") }) else {
            return nil
        }
        return String(line.hasPrefix("gan: ") ? line.dropFirst(5) : line).printable
    }
}
