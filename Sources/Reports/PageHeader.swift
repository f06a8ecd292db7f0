import GANBase
import GANRuns

/// The top of a page: what ran, how it stands, how far it came.
struct PageHeader {
    private let runs: [(name: String, training: RecordedTraining)]

    init(_ runs: [(name: String, training: RecordedTraining)]) { self.runs = runs }

    /// The header.
    var html: String {
        runs.count == 1 ? single(runs[0].training) : "<header><h1>\(runs.count) runs compared</h1>\(table)</header>"
    }

    private func single(_ training: RecordedTraining) -> String {
        var facts = [state(training), steps(training)]
        if training.seconds > 0 { facts.append("<span>\(duration(training.seconds)) of training</span>") }
        if let start = training.settings.startTime {
            facts.append("<span class=\"soft\">started on \(ReportPage.words(start))</span>")
        }
        let share = training.plannedSteps.map { min(1, Double(training.step) / Double(max($0, 1))) }
        let bar = share.map { "<div class=\"bar\"><span style=\"width: \(short(100 * $0))%\"></span></div>" } ?? ""
        return """
            <header><h1>\(HTML.escaped(training.settings.recipe))</h1>
            <p class="soft path">\(HTML.escaped(training.run.path))</p>
            <div class="facts">\(facts.joined(separator: "\n"))</div>\(bar)</header>
            """
    }

    private func state(_ training: RecordedTraining) -> String {
        "<span class=\"state \(training.state.rawValue)\">\(training.state.rawValue)</span>"
    }

    private func steps(_ training: RecordedTraining) -> String {
        "<span>step \(training.step.grouped)\(training.plannedSteps.map { " of \($0.grouped)" } ?? "")</span>"
    }

    /// The runs below one another, with the best of each metric.
    private var table: String {
        let metrics = Set(runs.flatMap(\.training.metrics.metrics.keys)).sorted()
        let head = (["run", "recipe", "state", "steps", "time"] + metrics).map {
            "<th scope=\"col\">\(HTML.escaped($0))</th>"
        }
        let lines = runs.enumerated().map { index, run in
            let training = run.training
            let values = metrics.map { metric -> String in
                if let best = training.bestMetric(metric) { return "\(short(best.value)) at step \(best.step.grouped)" }
                return training.lastMetrics[metric].map { short($0.value) } ?? "none"
            }
            let cells =
                [
                    HTML.escaped(training.settings.recipe), state(training), training.step.grouped,
                    duration(training.seconds),
                ]
                + values.map(HTML.escaped)
            return "<tr><th scope=\"row\">\(SampleSection.swatch(index))\(HTML.escaped(run.name))</th>"
                + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
        }
        return
            "<div class=\"table\"><table><thead><tr>\(head.joined())</tr></thead><tbody>\(lines.joined(separator: "\n"))</tbody></table></div>"
            + (metrics.isEmpty
                ? ""
                : "<p class=\"soft\">Metrics: the best value of each run, where it is known which way is better.</p>")
    }
}
