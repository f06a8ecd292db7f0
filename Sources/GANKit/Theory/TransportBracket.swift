/// W1 between samples of two distributions, and what a critic can prove about it.
public struct TransportBracket: Sendable, Equatable {
    /// How many points of each distribution.
    public var points: Int
    /// What the critic proves: W1 between these points is this at least (Mallasto et al., arXiv:1910.03875).
    public var certified: Double
    /// W1 between these points, exactly.
    public var exact: Double
    /// W1 between two draws of the first distribution: the noise floor.
    ///
    /// Of a set of points the draws are two disjoint parts.
    public var realFloor: Double
    /// The same of the second distribution.
    public var fakeFloor: Double
    /// How many points each draw for ``realFloor`` has: fewer than ``points`` where a set has no more to give, and then the
    /// floor is higher than it would be for as many.
    public var realFloorPoints: Int
    /// The same for ``fakeFloor``.
    public var fakeFloorPoints: Int
}
