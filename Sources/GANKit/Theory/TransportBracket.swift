/// W1 between samples of two distributions, and what a critic can prove about it.
public struct TransportBracket: Sendable, Equatable {
    /// How many points of each distribution.
    public var points: Int
    /// What the critic proves: W1 between these points is this at least (Mallasto et al., arXiv:1910.03875).
    public var certified: Double
    /// W1 between these points, exactly.
    public var exact: Double
    /// W1 between two draws of the first distribution: the noise floor.
    public var realFloor: Double
    /// The same of the second distribution.
    public var fakeFloor: Double
}
