import GANBase
package import GANRuns

/// The table of a study as a terminal shows it, at most 100 columns wide.
package struct StudyTable {
    private let results: StudyResults
    private let direction: MetricDirection

    /// Columns of the terminal that it takes at most.
    package static let width = 100

    /// Describes a table.
    package init(_ results: StudyResults) {
        self.results = results
        direction = results.direction(of: results.metric)
    }

    /// The table and what is to be said below it.
    package var lines: [String] { rows + [""] + notes }

    /// The header and a row for each combination, from the best median to the worst.
    var rows: [String] {
        let kind = results.combinations.lazy.compactMap { $0.spread(of: results.metric)?.kind }.first ?? .minMax
        let header =
            results.plan.varied.map(\.name) + results.plan.metrics.flatMap { [$0, kind.rawValue] } + ["runs", ""]
        let rows = results.ranked.map { combination, standing in
            combination.values
                + results.plan.metrics.flatMap { Self.numbers(combination.spread(of: $0)) }
                + [Self.counts(combination), Self.mark(standing)]
        }
        return Self.aligned([header] + rows)
    }

    /// The median, and the spread where there is one.
    static func numbers(_ spread: SeedSpread?) -> [String] {
        guard let spread else { return ["–", ""] }
        return [short(spread.median), spread.count > 1 ? "\(short(spread.low))–\(short(spread.high))" : ""]
    }

    /// How many runs were measured, and what became of the others: "2, 1 failed".
    static func counts(_ combination: StudyResults.Combination) -> String {
        let states: [(StudyRun.State, String)] = [
            (.finished, ""), (.stoppedAtBudget, " at budget"), (.failed, " failed"), (.interrupted, " interrupted"),
            (.running, " running"), (.waiting, " waiting"),
        ]
        let parts = states.compactMap { state, word in
            let count = combination.count(state)
            return count > 0 ? "\(count)\(word)" : nil
        }
        return parts.joined(separator: ", ")
    }

    /// The mark behind a row.
    static func mark(_ standing: StudyResults.Standing) -> String {
        switch standing {
        case .best: "best"
        case .close: "≈"
        case .apart, .open: ""
        }
    }

    /// What the numbers are, and what failed.
    private var notes: [String] {
        let spread = results.combinations.lazy.compactMap { $0.spread(of: results.metric) }.first
        var lines = [
            "\(results.metric): \(direction.words). Median over seeds of each run's last value"
                + (spread.map { $0.kind == .minMax ? ", with the smallest and the largest." : ", with the quartiles." }
                    ?? ".")
        ]
        if let basis = results.basis(of: results.metric) { lines.append("Measured on \(basis).") }
        let standings = results.ranked.map(\.standing)
        if results.plan.seeds == 1 {
            lines.append("One seed has no spread, so nothing is said about differences; --seeds 3 says more.")
        } else if standings.contains(.close) {
            lines.append("≈  not distinguishable: its range overlaps that of the best median.")
        }
        let failed = results.runs.filter { $0.run.state == .failed }
        if !failed.isEmpty {
            lines.append("Failed, and kept as failed (--retry-failed tries them again):")
            lines += failed.prefix(10).map { Self.cut("  \($0.run.name): \($0.run.reason ?? "no reason given")") }
            if failed.count > 10 { lines.append("  and \(failed.count - 10) more, in results.csv") }
        }
        return lines
    }

    /// Columns under one another; the last ones are cut where a row is too wide.
    static func aligned(_ rows: [[String]]) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        var widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        // The widest column gives way, as often as needed.
        while widths.reduce(0, +) + 2 * (count - 1) > width, let widest = widths.max(), widest > 6,
            let index = widths.firstIndex(of: widest)
        {
            widths[index] -= 1
        }
        return rows.map { row in
            let cells = zip(row, widths).map { cell, width in
                let text = shortened(cell, to: width)
                return text + String(repeating: " ", count: width - text.count)
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func cut(_ line: String) -> String {
        line.count > width ? line.prefix(width - 1) + "…" : line
    }
}
