import Foundation
import GANBase
import GANRuns

/// Runs as a table for people.
struct RunListing {
    private let runs: [RunSummary]
    /// The metric that is shown; nil where nothing was measured.
    private let metric: String?

    /// Gathers them.
    init(_ runs: [RunSummary], metric: String?) {
        self.runs = runs
        self.metric = metric
    }

    /// The metric that most runs measured.
    static func commonMetric(of runs: [RunSummary]) -> String? {
        let counts = runs.flatMap(\.metrics.keys).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }

    /// The runs in an order.
    ///
    /// - Parameters:
    ///   - order: By what.
    ///   - isChosen: Whether the metric was asked for.
    /// - Throws: `GANError` with status 64 when the metric that was asked for was measured by none.
    func sorted(by order: ListRuns.Order, isChosen: Bool) throws -> [RunSummary] {
        if let metric, isChosen, !runs.isEmpty, !runs.contains(where: { $0.metrics[metric] != nil }) {
            let names = Set(runs.flatMap(\.metrics.keys)).sorted()
            let there = names.isEmpty ? "they measured nothing" : "they measured \(names.joined(separator: ", "))"
            throw GANError(.usage, "no run here measured '\(metric)'; \(there)")
        }
        switch order {
        case .age: return runs.sorted { ($0.started ?? .distantPast) > ($1.started ?? .distantPast) }
        case .steps: return runs.sorted { $0.step > $1.step }
        case .name: return runs.sorted { $0.run.path < $1.run.path }
        case .metric:
            guard let metric else { throw GANError(.usage, "--sort metric: no run here measured anything") }
            return runs.sorted { one, other in
                guard let first = one.metrics[metric], let best = first.best else { return false }
                guard let second = other.metrics[metric]?.best else { return true }
                return first.better == .lower ? best < second : best > second
            }
        }
    }

    /// The table.
    ///
    /// - Parameters:
    ///   - runs: The runs in order.
    ///   - folder: The folder that was looked at, which names leave out.
    ///   - width: Columns that there are.
    ///   - now: The present time.
    func table(_ runs: [RunSummary], below folder: String, width: Int, at now: Date) -> String {
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        let names = runs.map {
            ($0.run.path.hasPrefix(base) ? String($0.run.path.dropFirst(base.count)) : $0.run.path).printable
        }
        var columns = [
            ["run"] + names, ["recipe"] + runs.map(\.recipe.printable), ["state"] + runs.map(\.state.rawValue),
        ]
        columns.append(["age"] + runs.map { Self.age($0.started, at: now) })
        columns.append(["steps"] + runs.map { run in run.step.grouped + (run.steps.map { "/\($0.grouped)" } ?? "") })
        if let metric {
            columns.append(["best \(metric.printable)"] + runs.map { $0.metrics[metric]?.best.map(short) ?? "" })
        }
        // The names of most runs begin with that of their recipe.
        let isEvident = zip(names, runs).allSatisfy { Self.last($0).lowercased().hasPrefix($1.recipe.lowercased()) }
        let hasRecipes = !isEvident || TextTable(columns).width <= width
        if !hasRecipes { columns.remove(at: 1) }
        return TextTable(columns, shortening: hasRecipes ? [1, 0] : [0], to: width).text
            + (others.map { "\n\n" + $0 } ?? "")
    }

    /// Which other metrics there are.
    private var others: String? {
        let names = Set(runs.flatMap(\.metrics.keys)).filter { $0 != metric }.sorted()
        return names.isEmpty ? nil : "Also measured: \(names.joined(separator: ", ").printable); choose with --metric."
    }

    private static func last(_ path: String) -> String { Files.name(of: path) }

    /// Time since a run was started: 40s, 12m, 5h, 3d.
    static func age(_ start: Date?, at now: Date) -> String {
        guard let start else { return "?" }
        let seconds = max(0, Int(now.timeIntervalSince(start)))
        return switch seconds {
        case ..<60: "\(seconds)s"
        case ..<3_600: "\(seconds / 60)m"
        case ..<86_400: "\(seconds / 3_600)h"
        default: "\(seconds / 86_400)d"
        }
    }
}
