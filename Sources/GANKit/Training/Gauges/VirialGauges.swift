/// A critic whose penalty does nothing: the virial ratio is next to zero.
struct VanishingPenaltyGauge: Gauge {
    let trouble = GaugeWatch.Trouble.vanishingPenalty

    func read(_ window: GaugeWindow) -> GaugeReading {
        // Below 0 a penalty with a centre wants steeper gradients still, which is how every critic begins.
        guard window.isFull, let report = window.reports.last, let ratio = window.virial, ratio >= 0 else {
            return .open
        }
        guard ratio < 0.01 else {
            return ratio >= 0.3 ? .well("the virial ratio is back to \(short(ratio))") : .open
        }
        let grows = (window.growth ?? 1) > 1
        return .trouble(
            "\(window.place): the penalty vanishes: the virial ratio, 1 at a converged critic, was \(short(ratio)) \(window.span) while the gap "
                + "is \(short(report.criticGap)); "
                + (grows
                    ? "the scores grow unchecked: take more critic steps if the gap has only begun to grow, "
                    : "the critic is flat: take more critic steps or a higher learning rate for the critic, ")
                + "else raise the penalty's weight (k), or lower its power (p)")
    }
}

/// A critic that lags behind the generator: the virial ratio is far below 1.
struct UnderTrainedCriticGauge: Gauge {
    let trouble = GaugeWatch.Trouble.underTrainedCritic

    func read(_ window: GaugeWindow) -> GaugeReading {
        guard window.isFull, let ratio = window.virial, ratio >= 0.01 else { return .open }
        guard ratio < 0.3 else {
            return ratio >= 0.5 ? .well("the virial ratio is back to \(short(ratio))") : .open
        }
        return .trouble(
            "\(window.place): the critic is under-trained: the virial ratio, 1 at a converged critic, was \(short(ratio)) on average \(window.span); "
                + "take more critic steps, or a higher learning rate for the critic")
    }
}
