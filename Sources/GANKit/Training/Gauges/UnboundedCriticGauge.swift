/// A critic that grows and grows, because its loss rewards larger scores and nothing holds them.
struct UnboundedCriticGauge: Gauge {
    let trouble = GaugeWatch.Trouble.unboundedCritic

    /// Nil where the loss does not grow with the scores, or the plan has a constraint.
    init?(_ plan: GAN) {
        guard plan.loss is any HomogeneousLoss, plan.constraints.isEmpty else { return nil }
    }

    /// It is never well: that the scores do not grow for a while is no bound.
    func read(_ window: GaugeWindow) -> GaugeReading {
        guard window.isFull, let growth = window.growth, growth > 2 else { return .open }
        return .trouble(
            "\(window.place): the critic grows without bound: the size of its gap was \(short(growth)) times as large at the end of the last "
                + "\(window.patience.grouped) steps as at their beginning, \(short(window.gapSize)) on average, and nothing in the plan holds its scores; "
                + "add a constraint, for example Divergence(k: 2, p: 6, at: .realAndFake)")
    }
}
