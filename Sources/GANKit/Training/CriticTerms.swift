/// A way of computing the gradients of one critic step.
protocol CriticStep {
    /// Computes the terms of one critic step and their gradients.
    ///
    /// - Parameters:
    ///   - real: Real samples.
    ///   - fake: Fakes without a history.
    ///   - penalties: The penalties that are due, settled at the present step.
    /// - Returns: What is minimised, and its gradient with respect to each of the critic's parameters.
    func gradients(
        real: Tensor, fake: Tensor, penalties: [NamedPenalty]
    ) -> (terms: CriticTerms, slopes: [Tensor?])
}

/// Everything that one critic step minimises and measures, read off before the weights move.
struct CriticTerms {
    /// The critic's loss: a scalar.
    let loss: Tensor
    /// mean(real) − mean(fake): a scalar.
    let gap: Tensor
    /// Whether the loss grows with the scores, for which the virial identity is p·k·R = −loss, L with the Wasserstein loss.
    let isHomogeneous: Bool
    /// Each penalty's term, its weight and the factor of lazy use included.
    let penalties: [PenaltyTerm]
}

/// One penalty's share of a critic step.
struct PenaltyTerm {
    /// The penalty that made the term, settled at the present step.
    let source: NamedPenalty
    /// The term as it is minimised: a scalar.
    let term: Tensor
    /// The squared gradient norms at the penalty's points and the points' weights, where the penalty looks at
    /// gradients.
    let slopes: (squaredNorms: Tensor, weights: Tensor)?
}
