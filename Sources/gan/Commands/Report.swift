import ArgumentParser
import Foundation
import GANBase
import GANReports
import GANRuns

/// `gan report`: a page about runs.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a page about a run, or compare several.",
        discussion: """
            The page is one file that opens from disk in any browser: findings in words, samples over time, curves, settings. \
            A run writes its own while it trains and at its end; this command writes it anew, and compares runs: their curves in \
            the same charts, their samples side by side, the settings in which they differ.

            Examples:
              gan report runs/Faces-2026-01-31-1204
              gan report runs/Faces-* --out faces.html
            """)

    @Argument(help: ArgumentHelp("Folders that runs left.", valueName: "run folder"), completion: .directory)
    var folders: [String]

    @Option(
        help: ArgumentHelp(
            "Where to write it; report.html in the run's folder if left out, or in this folder for several runs.",
            valueName: "file"),
        completion: .file(extensions: ["html"]))
    var out: String?

    @Flag(help: "Open it in the browser as well.")
    var open = false

    func run() throws {
        let trainings = try read()
        let path = out ?? (trainings.count == 1 ? trainings[0].run.file("report.html") : "report.html")
        guard !Files.isFolder(path) else {
            throw GANError(.usage, "--out is \(path), a folder; name a file, for example \(path)/report.html")
        }
        try ReportPage(trainings).write(to: path)
        Answer.print(path)
        if open { try show(path) }
    }

    /// The runs, each once.
    ///
    /// - Throws: `GANError` that names all folders that are none; status 65 where one is a damaged run, 66 otherwise.
    private func read() throws -> [RecordedTraining] {
        var seen: Set<String> = []
        var troubles: [GANError] = []
        let trainings = folders.filter { seen.insert(Files.resolved($0)).inserted }.compactMap { name in
            let folder = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
            do {
                return try RecordedTraining(RunFolder(path: folder))
            } catch let error as GANError {
                troubles.append(
                    GANError(error.status, error.message + (error.status == .missingInput ? advice(folder) : "")))
            } catch {
                troubles.append(GANError(.ourFault, "\(folder): \(error)"))
            }
            return nil
        }
        guard let first = troubles.first else { return trainings }
        throw GANError(first.status, troubles.map(\.message).joined(separator: "\ngan: "))
    }

    /// What to name in place of a folder that is no run.
    private func advice(_ folder: String) -> String {
        guard Files.isFolder(folder) else { return Files.exists(folder) ? "; name the run's folder" : "" }
        guard let run = RunSearch(below: folder).runs.first else { return "" }
        return "; it holds runs, such as \(run.path): 'gan runs \(folder)' lists them"
    }

    /// Opens a page with the system's own program for it.
    private func show(_ path: String) throws {
        #if canImport(Darwin)
            let name = "open"
        #else
            let name = "xdg-open"
        #endif
        guard let program = Program.find(name, environment: ProcessInfo.processInfo.environment) else {
            throw GANError(.missingInput, "the program \(name) was not found; open \(path) in a browser yourself")
        }
        let ending = try ChildProcess(program: program, arguments: [Files.absolute(path)]).run(.collected)
        guard ending.status == 0 else {
            throw GANError(.missingInput, "\(name) could not open \(path); open it in a browser yourself")
        }
    }
}
