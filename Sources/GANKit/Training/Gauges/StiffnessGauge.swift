/// A penalty so steep that a step of plain gradient descent jumps over the valley.
struct StiffnessGauge: Gauge {
    let trouble = GaugeWatch.Trouble.stiffness
    private let penalties: [Stiffness]

    /// Nil for a plan without a penalty of powers of the gradient's norm.
    init?(_ plan: GAN) {
        penalties = plan.constraints.compactMap(Stiffness.init)
        if penalties.isEmpty { return nil }
    }

    func read(_ window: GaugeWindow) -> GaugeReading {
        // A lazy penalty measures in some of the steps only. The first steps of a fresh critic are steep without any harm.
        guard window.isFull, let last = window.reports.last,
            let norm = window.mean(window.reports.compactMap { $0.gradientNorm?.max })
        else { return .open }
        // The rate is that of the step: a roll-back lowers it.
        let all = penalties.map {
            (name: $0.name, value: last.rates.critic * $0.curvature(at: last.step - 1, norm: norm))
        }
        guard let worst = all.max(by: { $0.value < $1.value }) else { return .open }
        if worst.value > 2 {
            return .trouble(
                "\(window.place): learning rate · k·p·(p − 1)·‖∇T‖^(p − 2) is \(short(worst.value)) with the steepest gradient "
                    + "of a step, \(short(norm)) on average \(window.span); above 2 plain gradient descent "
                    + "overshoots; if the losses swing, lower the learning rate, or the weight or the power of \(worst.name)"
            )
        }
        return worst.value < 1 ? .well("the product is down to \(short(worst.value))") : .open
    }
}
