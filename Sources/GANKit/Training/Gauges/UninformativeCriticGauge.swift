/// A critic that scores samples as high as real ones and whose slope has vanished: it tells the generator nothing.
///
/// Scores have no unit, so the mean gap is compared with its mean size, and the penalty with both. A gap that swings about
/// zero alone is none of a dead critic: where the slope is measured it must have vanished as well.
struct UninformativeCriticGauge: Gauge {
    let trouble = GaugeWatch.Trouble.uninformativeCritic
    /// The names of the penalties that cost a flat critic nothing.
    private let powers: [String]

    init(_ plan: GAN) {
        powers = NamedPenalty.naming(plan.constraints).filter { $0.penalty is any PowerPenalty }.map(\.name)
    }

    func read(_ window: GaugeWindow) -> GaugeReading {
        let (gap, size) = (window.gap, window.gapSize)
        // A fresh critic knows nothing either, and begins to learn.
        guard window.isFull, let step = window.reports.last?.step, step >= 2 * window.patience, size > 0 else {
            return .open
        }
        if gap >= 0.5 * size { return .well("the critic's gap is back to \(short(gap))") }
        guard gap <= 0.1 * size, isFlat(window, size) else { return .open }
        let slope = window.slope.map { " and its mean gradient norm \(short($0))" } ?? ""
        return .trouble(
            "\(window.place): the critic knows nothing: \(window.span) its gap was \(short(gap)) on average, with a mean size of "
                + "\(short(size))\(slope), so that it scores samples as high as real ones and the generator learns nothing from it; "
                + "unless the samples cannot be told from the data any more, go back to an earlier checkpoint with lower learning "
                + "rates, take more critic steps, or raise the penalty's weight if the scores had swung before")
    }

    private func isFlat(_ window: GaugeWindow, _ size: Double) -> Bool {
        let costs = window.reports.compactMap { report -> Double? in
            let due = report.penalties.filter { powers.contains($0.name) }
            return due.isEmpty ? nil : due.reduce(0) { $0 + $1.value }
        }
        if let cost = window.mean(costs) { return cost <= 0.01 * size }
        if let slope = window.slope { return slope <= 0.1 }
        // Nobody has looked at the slope: then the gap alone must be clear.
        return window.gap <= 0
    }
}
