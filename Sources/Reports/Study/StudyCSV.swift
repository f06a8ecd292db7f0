package import GANRuns

/// The runs of a study as a table for other programs: a row a run (RFC 4180, with line feeds).
package enum StudyCSV {
    /// The file's text.
    package static func text(_ results: StudyResults) -> String {
        let metrics = results.recorded
        let header =
            results.plan.varied.map(\.name) + ["seed", "state", "steps", "seconds"] + metrics + [
                "exit_status", "reason", "folder",
            ]
        let rows = results.runs.map { item in
            let (run, reading) = (item.run, item.reading)
            return run.values + ["\(run.seed)", run.state.rawValue, "\(reading.step)", "\(reading.seconds)"]
                + metrics.map { reading.metrics[$0].map { "\($0)" } ?? "" }
                + [run.exitStatus.map { "\($0)" } ?? "", run.reason ?? "", "runs/\(run.name)"]
        }
        return ([header] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
    }

    /// A cell; in quotation marks where it needs them.
    static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
