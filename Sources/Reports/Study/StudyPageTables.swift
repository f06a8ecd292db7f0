import GANBase
import GANRuns

/// The tables of a study's page: a row for each combination, and one for each run.
struct StudyPageTables {
    private let results: StudyResults

    /// Describes them.
    init(_ results: StudyResults) { self.results = results }

    /// The page's piece.
    var html: String {
        """
        <section><h2>Combinations</h2>
        <div class="table plain">\(combinations)</div></section>
        <section><h2>Runs</h2>
        <details\(results.runs.count <= 24 ? " open" : "")><summary>All \(results.runs.count) runs</summary>
        <div class="table plain">\(runs)</div></details></section>
        """
    }

    private var combinations: String {
        let kind = results.combinations.lazy.compactMap { $0.spread(of: results.metric)?.kind }.first ?? .minMax
        let head =
            results.plan.varied.map(\.name) + results.plan.metrics.flatMap { [$0, kind.rawValue] } + ["runs", ""]
        let rows = results.ranked.map { combination, standing in
            let numbers = results.plan.metrics.flatMap { StudyTable.numbers(combination.spread(of: $0)) }
            let mark = standing == .best || standing == .close ? standing.rawValue : ""
            return combination.values + numbers + [StudyTable.counts(combination), mark]
        }
        return Self.table(head, rows)
    }

    private var runs: String {
        let metrics = results.recorded
        let head = results.plan.varied.map(\.name) + ["seed", "state", "steps", "time"] + metrics + ["reason"]
        let rows = results.runs.map { item in
            item.run.values + [
                "\(item.run.seed)", item.run.state.words, item.reading.step.grouped, duration(item.reading.seconds),
            ] + metrics.map { item.reading.metrics[$0].map(short) ?? "" } + [item.run.reason ?? ""]
        }
        return Self.table(head, rows)
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        let header = head.map { "<th scope=\"col\">\($0.html)</th>" }.joined()
        let body = rows.map { row in
            "<tr>" + row.map { "<td\($0.count > 40 ? " class=\"why\"" : "")>\($0.html)</td>" }.joined() + "</tr>"
        }
        return
            "<table><thead><tr>\(header)</tr></thead>\n<tbody>\(body.joined(separator: "\n"))</tbody></table>"
    }
}
