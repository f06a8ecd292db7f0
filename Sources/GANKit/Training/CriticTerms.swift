/// Everything that one critic step minimises and measures, before its gradients are taken.
struct CriticTerms {
    /// The critic's loss: a scalar with a graph.
    let loss: Tensor
    /// mean(real) − mean(fake): a scalar.
    let gap: Tensor
    /// Whether the loss is the Wasserstein loss, for which the virial identity is p·k·R = L.
    let isWasserstein: Bool
    /// Each penalty's term, its weight and the factor of lazy use included.
    let penalties: [PenaltyTerm]

    /// What the critic minimises.
    var total: Tensor {
        penalties.reduce(loss) { $0 + $1.term }
    }
}

/// One penalty's share of a critic step.
struct PenaltyTerm {
    /// The penalty that made the term, settled at the present step.
    let source: NamedPenalty
    /// The term as it is minimised: a scalar with a graph.
    let term: Tensor
    /// The squared gradient norms at the penalty's points and the points' weights, where the penalty looks at
    /// gradients.
    let slopes: (squaredNorms: Tensor, weights: Tensor)?
}
