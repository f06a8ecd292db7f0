import GANBase
import GANRuns

/// Which charts a page has: for one run related curves in one chart, for several each curve of all runs in one.
struct ChartList {
    private let runs: [(name: String, training: RecordedTraining)]

    init(_ runs: [(name: String, training: RecordedTraining)]) { self.runs = runs }

    /// What watchers measured, a chart for each name.
    var metrics: [Chart] {
        let names = Set(runs.flatMap(\.training.metrics.metrics.keys)).sorted()
        return names.map { name in
            let series = runs.enumerated().compactMap { index, run -> Chart.Series? in
                guard let points = run.training.metrics.metrics[name] else { return nil }
                var curve = Curve()
                for point in points { curve.append(point.value, at: point.step) }
                return Chart.Series(label: runs.count == 1 ? name : run.name, color: index % 8, curve: curve)
            }
            let bases = runs.map { $0.training.metrics.measuredOn[name] }
            // A floor of one run is none of another's that compared other features.
            let floors = Set(bases.map { $0?.floor })
            return Chart(
                title: name, note: note(of: name, bases), reference: floors.count == 1 ? floors.first ?? nil : nil,
                series: series)
        }
    }

    /// Which way a metric is better, and what it was measured on.
    private func note(of name: String, _ bases: [MeasuredOn?]) -> String {
        var words: [String] = []
        if let direction = runs.compactMap({ $0.training.direction(of: name) }).first {
            words.append("The \(direction.rawValue), the better.")
        }
        if let basis = bases.first, let basis, bases.allSatisfy({ $0 == basis }) {
            if let real = basis.real, let fake = basis.fake {
                let features = basis.features.map { ", \($0)" } ?? ""
                words.append("On \(fake.grouped) generated and \(real.grouped) real samples\(features).")
            }
            if let floor = basis.floor { words.append("The line is real against real, \(short(floor)).") }
        }
        return words.joined(separator: " ")
    }

    /// What every step reported.
    var curves: [Chart] {
        let known = Set(Self.families.flatMap { $0.parts.map(\.name) })
        // Penalties have names of their own, and later versions more numbers.
        let penalties = names { $0.group == "penalties" }.map { ($0, $0.name) }
        let others = names { !known.contains($0) && $0.group != "penalties" && $0.name != "seconds" }
        let all =
            Self.families.prefix(2)
            + [Family("Penalties", "What each penalty adds to the critic’s loss, its weight included.", penalties)]
            + Self.families.dropFirst(2)
            + others.map { Family($0.group.isEmpty ? $0.name : "\($0.group): \($0.name)", "", [($0, $0.name)]) }
        return all.flatMap { family in
            runs.count == 1
                ? [chart(of: family)].compactMap { $0 } : family.parts.compactMap { chart(of: $0, in: family) }
        }
    }

    /// Curves that belong together.
    private struct Family {
        let title: String
        let note: String
        let reference: Double?
        let parts: [(name: RecordedMetrics.Name, label: String)]

        init(
            _ title: String, _ note: String, reference: Double? = nil, _ parts: [(RecordedMetrics.Name, String)]
        ) {
            self.title = title
            self.note = note
            self.reference = reference
            self.parts = parts.map { (name: $0.0, label: $0.1) }
        }
    }

    private static let families = [
        Family(
            "Losses", "What each player minimises, penalties not included.",
            [(.init("criticLoss"), "critic"), (.init("generatorLoss"), "generator")]),
        Family(
            "Critic’s gap", "Mean score of real samples minus mean score of fakes.",
            [(.init("criticGap"), "gap")]),
        Family(
            "Gradient norm", "‖∇T‖ of the critic where the penalty looks.",
            [(.init("mean", in: "gradientNorm"), "mean"), (.init("max", in: "gradientNorm"), "largest")]),
        Family(
            "Virial ratio", "p·k·R / L: 1 at a converged critic, far below 1 when it is under-trained.", reference: 1,
            [(.init("virial"), "virial ratio")]),
        Family(
            "Distance", "S_p = L / R^(1/p), an upper estimate of the Wasserstein distance.",
            [(.init("distance"), "distance")]),
        Family(
            "Diversity", "Distance between two samples over that between two real ones; near 0 when all are alike.",
            reference: 1, [(.init("diversity"), "diversity")]),
        Family(
            "Critic steps", "Critic steps in a step.", [(.init("criticSteps"), "critic steps")]),
        Family(
            "Weights’ gradients", "2-norms of the gradients of all weights, before clipping.",
            [
                (.init("critic", in: "weightGradientNorms"), "critic"),
                (.init("generator", in: "weightGradientNorms"), "generator"),
            ]),
        Family(
            "Learning rates", "",
            [(.init("critic", in: "rates"), "critic"), (.init("generator", in: "rates"), "generator")]),
        Family("Speed", "Real samples a second.", [(.init("imagesPerSecond"), "samples a second")]),
    ]

    /// The names of all runs that fit, in the order of the first run that has them.
    private func names(_ fits: (RecordedMetrics.Name) -> Bool) -> [RecordedMetrics.Name] {
        var seen: Set<RecordedMetrics.Name> = []
        return runs.flatMap(\.training.metrics.names).filter { fits($0) && seen.insert($0).inserted }
    }

    /// The curves of one run.
    private func chart(of family: Family) -> Chart? {
        let series = family.parts.enumerated().compactMap { index, part -> Chart.Series? in
            guard let curve = runs.first?.training.metrics[part.name], !curve.stretches.isEmpty else { return nil }
            return Chart.Series(label: part.label, color: index % 8, curve: curve)
        }
        guard !series.isEmpty else { return nil }
        return Chart(title: family.title, note: family.note, reference: family.reference, series: series)
    }

    /// One curve of all runs.
    private func chart(of part: (name: RecordedMetrics.Name, label: String), in family: Family) -> Chart? {
        let series = runs.enumerated().compactMap { index, run -> Chart.Series? in
            guard let curve = run.training.metrics[part.name], !curve.stretches.isEmpty else { return nil }
            return Chart.Series(label: run.name, color: index % 8, curve: curve)
        }
        guard !series.isEmpty else { return nil }
        let title =
            family.parts.count == 1 && family.title != "Penalties" ? family.title : "\(family.title): \(part.label)"
        return Chart(title: title, note: family.note, reference: family.reference, series: series)
    }
}
