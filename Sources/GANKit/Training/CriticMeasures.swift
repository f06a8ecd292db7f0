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
    ///
    /// - Parameters:
    ///   - terms: What the step minimised.
    ///   - isComplete: Whether every penalty on gradients was due; the virial identity is one of all of them together.
    init(_ terms: CriticTerms, isComplete: Bool) {
        loss = terms.loss.scalar()
        let gap = terms.gap.scalar()
        self.gap = gap
        let values = terms.penalties.map { $0.term.scalar() }
        penalties = zip(terms.penalties, values).map { (name: $0.source.name, value: $1) }
        gradientNorm = terms.penalties.lazy.compactMap(\.slopes).first.map(StepReport.GradientNorm.init)
        // The identity holds for losses that grow with the scores: the gradient with respect to the critic's scale is the
        // loss itself, −L for the Wasserstein loss.
        guard terms.isHomogeneous, isComplete, loss != 0, terms.penalties.contains(where: { $0.slopes != nil }) else {
            virial = nil
            distance = nil
            return
        }
        virial = zip(terms.penalties, values).reduce(0) { $0 + $1.0.scaleDerivative(term: $1.1) } / -loss
        distance = terms.penalties.count == 1 ? terms.penalties[0].distance(gap: gap) : nil
    }
}

extension StepReport.GradientNorm {
    /// Mean and maximum of the norms at weighted points.
    init(_ slopes: (squaredNorms: Tensor, weights: Tensor)) {
        let norms = slopes.squaredNorms.values().map { $0.squareRoot() }
        mean = zip(norms, slopes.weights.values()).reduce(0) { $0 + $1.0 * $1.1 }
        max = norms.max() ?? 0
    }
}

extension PenaltyTerm {
    /// The derivative of the penalty with respect to the critic's scale, Σ w·2·h'(s)·s: p·k·R for k·‖∇T‖^p.
    ///
    /// At the best critic the derivatives of all penalties add up to L.
    ///
    /// - Parameter term: The term's value.
    fileprivate func scaleDerivative(term: Double) -> Double {
        guard let penalty = source.penalty as? any GradientNormPenalty, let slopes else { return 0 }
        let interval = Double(penalty.interval)
        if let penalty = penalty as? any HomogeneousPenalty { return penalty.power * term / interval }
        let squares = slopes.squaredNorms.detached()
        squares.requiresGradient = true
        let value = (penalty.value(squaredNorms: squares) * slopes.weights).sum()
        guard let derivative = gradients(of: [value], withRespectTo: [squares])[0] else { return 0 }
        return withoutGradients { 2 * (squares * derivative).sum().scalar() }
    }

    /// S_p = L / R^(1/p) for a penalty k·‖∇T‖^p.
    fileprivate func distance(gap: Double) -> Double? {
        guard let penalty = source.penalty as? any HomogeneousPenalty, let slopes else { return nil }
        let mean = zip(slopes.squaredNorms.values(), slopes.weights.values())
            .reduce(0) { $0 + pow($1.0, penalty.power / 2) * $1.1 }
        return mean > 0 ? gap / pow(mean, 1 / penalty.power) : nil
    }
}
