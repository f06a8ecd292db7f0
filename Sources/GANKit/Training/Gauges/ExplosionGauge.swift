/// Numbers that are too large to come back from.
struct ExplosionGauge: Gauge {
    let trouble = GaugeWatch.Trouble.explosion

    func read(_ window: GaugeWindow) -> GaugeReading {
        guard let report = window.reports.last else { return .open }
        guard Self.isCalm(report) else {
            let steepest = report.gradientNorm.map { " and the steepest gradient \(short($0.max))" } ?? ""
            return .trouble(
                "\(window.place): the critic explodes: its loss is \(short(report.criticLoss))\(steepest); "
                    + "lower the learning rate, or raise the penalty's weight")
        }
        guard window.isFull, window.reports.allSatisfy(Self.isCalm) else { return .open }
        return .well("the critic's loss is \(short(report.criticLoss)) again")
    }

    private static func isCalm(_ report: StepReport) -> Bool {
        abs(report.criticLoss) <= 1e6 && (report.gradientNorm?.max ?? 0) < 1e4
    }
}
