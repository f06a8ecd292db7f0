/// A critic whose scores do not depend on the sample.
struct DeadCriticGauge: Gauge {
    let trouble = GaugeWatch.Trouble.deadCritic

    func read(_ window: GaugeWindow) -> GaugeReading {
        guard window.isFull, let gap = window.reports.map({ abs($0.criticGap) }).max() else { return .open }
        let norms = window.reports.compactMap { $0.gradientNorm?.mean }
        if gap < 1e-4, norms.allSatisfy({ $0 < 1e-3 }) {
            return .trouble(
                "\(window.place): the critic is dead: its gap stayed below \(short(gap)) \(window.span)"
                    + (norms.max().map { " and its mean gradient norm below \(short($0))" } ?? "")
                    + "; raise its learning rate, or look at its last layer and its initialisation")
        }
        return window.gapSize > 1e-3 ? .well("the critic's gap is back to \(short(window.gap))") : .open
    }
}
