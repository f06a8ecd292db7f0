/// A critic that is sure of every sample: its loss has come down to the least it can be.
struct WonCriticGauge: Gauge {
    let trouble = GaugeWatch.Trouble.wonCritic
    private let least: Double
    /// What a critic loses that scores every sample 0.
    private let indifferent: Double

    /// Nil for a loss that does not say what its least is.
    init?(_ plan: GAN) {
        guard let loss = plan.loss as? any BoundedLoss else { return nil }
        least = loss.leastCriticLoss
        indifferent = withoutGradients {
            let (scores, samples) = (Tensor.zeros([2], dtype: .float64), Tensor.zeros([2] + plan.data.sampleShape))
            return loss.critic(Scores(real: scores, fake: scores, samples: (samples, samples))).scalar()
        }
        guard indifferent.isFinite, indifferent > least else { return nil }
    }

    func read(_ window: GaugeWindow) -> GaugeReading {
        guard window.isFull, let loss = window.mean(window.reports.map(\.criticLoss)) else { return .open }
        let share = (loss - least) / (indifferent - least)
        if share <= 0.01 {
            return .trouble(
                "\(window.place): the critic has won: its loss was \(short(loss)) on average \(window.span), where the least is \(short(least)) and a critic "
                    + "that scores every sample 0 has \(short(indifferent)); it is sure of every sample, and the generator learns little from it: "
                    + "hold the critic back by a penalty on its gradient, R1(gamma: 1) for example, or a larger weight, by SpectralNorm(), "
                    + "or by a lower learning rate of its own")
        }
        return share >= 0.1 ? .well("the critic's loss is back to \(short(loss))") : .open
    }
}
