public import GANNetworks
public import GANTensors

/// Something that keeps the critic tame.
///
/// Conform to exactly one refinement: ``Penalty`` adds to the loss, `Reparametrisation` rewrites weights, `Projection`
/// moves them back after each step. Constraints in a recipe add up.
public protocol Constraint: Sendable {}

/// In the loss: adds a term.
public protocol Penalty: Constraint {
    /// The term that the critic minimises beside its loss: a scalar, its weight included.
    ///
    /// - Parameters:
    ///   - critic: The critic, in training.
    ///   - batch: The samples of this step, their scores and the step's random numbers.
    func penalty(on critic: Critic, at batch: Batch) -> Tensor
}

/// Before training, once: rewrites how weights are used.
public protocol Reparametrisation: Constraint {
    /// Rewrites the critic's weights.
    ///
    /// - Throws: `GANError` in words when the critic has nothing that can be rewritten.
    func rewrite(_ critic: Critic, random: Random) throws
}

/// After each critic step: moves the weights back.
public protocol Projection: Constraint {
    /// Changes the critic's weights in place.
    func project(_ critic: Critic)
}
