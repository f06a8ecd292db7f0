/// Which player moves first in a step.
public enum UpdateOrder: String, Sendable, CaseIterable {
    /// The critic's steps, then the generator's, each seeing the other's latest weights: the usual choice.
    case criticFirst
    /// The generator's steps, then the critic's.
    case generatorFirst
    /// Both gradients are taken before either moves; one step each.
    case simultaneous
}
