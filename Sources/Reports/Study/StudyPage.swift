import Foundation
import GANBase
package import GANRuns

/// The page about a study: heat maps or dots, a table, samples side by side, every run, and all settings, in one file that
/// needs nothing else.
package struct StudyPage {
    private let results: StudyResults
    private let facets: StudyFacets
    private let command: String
    private let machine: String

    /// Describes a page.
    ///
    /// - Parameters:
    ///   - results: What is shown.
    ///   - command: What runs the study.
    ///   - machine: The computer that the runs ran on.
    package init(_ results: StudyResults, command: String, machine: String) {
        self.results = results
        facets = StudyFacets(results)
        self.command = command
        self.machine = machine
    }

    /// The whole file.
    package var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title.html)</title>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <meta name="generator" content="GANKit \(GANKitVersion.current)">
        <style>\(pageStyle)\(studyPageStyle)</style>
        </head>
        <body>
        <header><h1>\(title.html)</h1>
        <p class="lead">\(lead.html)</p></header>
        <main>
        \(results.plan.metrics.map(chart).joined(separator: "\n"))
        \(SampleWall(results, facets).html)
        \(StudyPageTables(results).html)
        \(settings)
        </main>
        <footer><p>Written by GANKit \(GANKitVersion.current).</p></footer>
        </body>
        </html>

        """
    }

    private var title: String {
        let name = results.plan.recipe.first.map { ($0 as NSString).lastPathComponent } ?? "study"
        let varied = results.plan.varied.map(\.name)
        return "\(name): \(varied.isEmpty ? "\(results.plan.seeds) seeds" : varied.joined(separator: " and "))"
    }

    /// The result in a sentence or two.
    private var lead: String {
        let runs = results.runs
        let over = runs.filter { $0.run.state.isOver }.count
        let failed = runs.filter { $0.run.state == .failed }.count
        let seeds = results.plan.seeds
        var text =
            "\(results.combinations.count) \(results.combinations.count == 1 ? "combination" : "combinations") × \(seeds) \(seeds == 1 ? "seed" : "seeds"): "
            + "\(over) of \(runs.count) runs are over\(failed > 0 ? ", \(failed) of them failed" : "")."
        let ranked = results.ranked
        if let best = ranked.first(where: { $0.standing == .best })?.combination,
            let spread = best.spread(of: results.metric)
        {
            let name = zip(results.plan.varied, best.values).map { "\($0.name) = \($1)" }.joined(separator: ", ")
            let close = ranked.filter { $0.standing == .close }.count
            text +=
                " The best median of \(results.metric), \(short(spread.median)) (\(short(spread.low))–\(short(spread.high))), has \(name.isEmpty ? "the only combination" : name)"
            text +=
                close > 0 ? "; \(close) \(close == 1 ? "other is" : "others are") not distinguishable from it." : "."
        }
        return text
    }

    private func chart(_ metric: String) -> String {
        let drawing =
            facets.down == nil ? DotPlot(results, metric: metric).html : HeatMap(results, facets, metric: metric).html
        let basis = results.basis(of: metric).map { "<p class=\"soft\">Measured on \($0.html).</p>\n" } ?? ""
        return
            "<section><h2>\(metric.html) <span class=\"soft\">\(results.direction(of: metric).words)</span></h2>\n\(basis)\(drawing)</section>"
    }

    private var settings: String {
        let plan = results.plan
        let sample = results.runs.first { $0.reading.isThere }?.reading.settings ?? [:]
        var facts: [(String, String)] = [
            ("Recipe", "\(plan.recipe.joined(separator: " ")), SHA-256 \(plan.sha256.prefix(16))…")
        ]
        facts += plan.varied.map { ($0.name, $0.values.joined(separator: ", ")) }
        facts.append(("Seeds", (1...max(plan.seeds, 1)).map(String.init).joined(separator: ", ")))
        facts.append(("Passed to each run", plan.passed.isEmpty ? "nothing" : plan.passed.joined(separator: " ")))
        let varied = Set(plan.varied.map { $0.name.replacing("-", with: "").lowercased() })
        if let options = sample["options"]?.fields {
            let others = options.filter { !varied.contains($0.key.lowercased()) }.sorted { $0.key < $1.key }
            if !others.isEmpty {
                facts.append(
                    ("Other options of the recipe", others.map { "\($0) \($1.words)" }.joined(separator: ", ")))
            }
        }
        for (key, name) in [
            ("steps", "Steps"), ("batch", "Batch"), ("criticSteps", "Critic steps"), ("loss", "Loss"),
            ("criticOptimizer", "Optimiser"), ("generator", "Generator"), ("critic", "Critic"), ("data", "Data"),
            ("device", "Device"), ("threads", "Threads"), ("versions", "Versions"),
        ] where !varied.contains(key.lowercased()) {
            if let value = sample[key] { facts.append((name, value.words)) }
        }
        facts.append(("Budget of each run", plan.budget.map { "\($0.words) of wall-clock time" } ?? "none: all steps"))
        facts.append(("At the same time", "\(plan.jobs) \(plan.jobs == 1 ? "run" : "runs")"))
        facts += [("Machine", machine), ("Started", plan.started)]
        let list = facts.map { "<dt>\($0.html)</dt><dd>\($1.html)</dd>" }.joined(separator: "\n")
        return """
            <section><h2>Settings</h2>
            <p><code>\(command.html)</code></p>
            <dl>\(list)</dl>
            <p class="soft">Each number is the last value that a run recorded, never its best on the way; each median is over all seeds of a \
            combination, and no run was chosen. Settings that the options decide, such as constraints, differ between runs; each run's \
            folder has its own run.json.</p></section>
            """
    }
}
