import Foundation

/// The numbers that a critic step leaves for the log.
struct CriticMeasures {
    let loss: Double
    let gap: Double
    let penalties: [(name: String, value: Double)]
    let gradientNorm: StepReport.GradientNorm?
    let virial: Double?
    let distance: Double?

    /// Reads the terms of a step; waits for the device.
    init(_ terms: CriticTerms) {
        loss = terms.loss.scalar()
        let gap = terms.gap.scalar()
        self.gap = gap
        penalties = terms.penalties.map { (name: $0.source.name, value: $0.term.scalar()) }
        gradientNorm = terms.penalties.lazy.compactMap(\.slopes).first.map { slopes in
            let norms = slopes.squaredNorms.values().map { $0.squareRoot() }
            let mean = zip(norms, slopes.weights.values()).reduce(0) { $0 + $1.0 * $1.1 }
            return StepReport.GradientNorm(mean: mean, max: norms.max() ?? 0)
        }
        let shares = zip(terms.penalties, penalties).compactMap { term, logged -> Divergent? in
            guard let penalty = term.source.penalty as? any HomogeneousPenalty, let slopes = term.slopes else { return nil }
            return Divergent(penalty, slopes: slopes, term: logged.value)
        }
        virial = shares.isEmpty || gap == 0 ? nil : shares.reduce(0) { $0 + $1.power * $1.term } / gap
        distance = shares.count == 1 && shares[0].meanPower > 0
            ? gap / pow(shares[0].meanPower, 1 / shares[0].power) : nil
    }

    /// A penalty k·E_r‖∇T‖^p as the gauges see it.
    private struct Divergent {
        let power: Double
        /// k·R, without the factor of lazy use.
        let term: Double
        /// R = E_r‖∇T‖^p.
        let meanPower: Double

        init(_ penalty: any HomogeneousPenalty, slopes: (squaredNorms: Tensor, weights: Tensor), term: Double) {
            let power = penalty.power
            self.power = power
            self.term = term / Double(penalty.interval)
            meanPower = zip(slopes.squaredNorms.values(), slopes.weights.values())
                .reduce(0) { $0 + pow($1.0, power / 2) * $1.1 }
        }
    }
}
