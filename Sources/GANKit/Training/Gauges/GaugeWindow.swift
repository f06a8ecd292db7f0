import Foundation

/// The last steps of a run, which gauges look at together: a single step says little.
struct GaugeWindow {
    /// How many steps a gauge must stay wrong before it is believed.
    let patience: Int
    /// The last steps, at most ``patience`` of them, the newest last.
    private(set) var reports: [StepReport] = []

    init(patience: Int) { self.patience = patience }

    /// Takes a step.
    mutating func append(_ report: StepReport) {
        reports.append(report)
        if reports.count > patience { reports.removeFirst() }
    }

    /// Whether there are as many steps as a gauge wants to see.
    var isFull: Bool { reports.count == patience }
    /// "step 1,131".
    var place: String { "step \((reports.last?.step ?? 0).grouped)" }
    /// "over the last 200 steps".
    var span: String { "over the last \(patience.grouped) steps" }

    /// The mean of L = mean score of real − mean score of fake.
    var gap: Double { mean(reports.map(\.criticGap)) ?? 0 }
    /// The mean of |L|: what the gap is to be compared with, because scores have no unit.
    var gapSize: Double { mean(reports.map { abs($0.criticGap) }) ?? 0 }
    /// The mean of ‖∇T‖; nil where no penalty looks at it.
    var slope: Double? { mean(reports.compactMap { $0.gradientNorm?.mean }) }

    /// The virial ratio of all steps together: the sum of p·k·R over the sum of L.
    ///
    /// A single step's L may come close to zero, and the mean of the ratios then says nothing. Nil where there is none, or the critic's loss is not below 0.
    var virial: Double? {
        let measured = reports.compactMap { report in report.virial.map { (ratio: $0, loss: report.criticLoss) } }
        let gain = measured.reduce(0) { $0 - $1.loss }
        guard gain > 0 else { return nil }
        return measured.reduce(0) { $0 - $1.ratio * $1.loss } / gain
    }

    /// How many times larger |L| is in the last quarter of the steps than in the first; nil where that is none.
    var growth: Double? {
        let quarter = max(reports.count / 4, 1)
        let sizes = reports.map { abs($0.criticGap) }
        guard let first = mean(sizes.prefix(quarter)), let last = mean(sizes.suffix(quarter)), first > 0 else {
            return nil
        }
        return last / first
    }

    /// The mean of some numbers; nil where there is none.
    func mean(_ numbers: some Collection<Double>) -> Double? {
        numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    }
}
