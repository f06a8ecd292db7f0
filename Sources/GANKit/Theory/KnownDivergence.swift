import Foundation

/// The Wasserstein divergence and the Wasserstein distance W1 between distributions that have a formula for them.
///
/// On a line the best critic is known: with Δ = F_fake − F_real and the density r of the penalty points,
///
///     W_{k,p} = C(p, k) · ∫ |Δ|^{p/(p−1)} · r^{−1/(p−1)} dx        C(p, k) = (p − 1) · p^{−p/(p−1)} · k^{−1/(p−1)}
///     W1 = ∫ |Δ| dx
///
/// by quadrature, with about ten digits. A line is enough for normal and uniform numbers; for normal points that differ in
/// their mean only, with penalty points where samples are (the critic then depends on one direction alone); and for
/// normal points that differ in their deviation only (it then depends on the distance from the mean alone).
///
/// Wu et al., arXiv:1712.01026, define W_{k,p}; the formula follows from the critic's Euler-Lagrange equation.
public struct KnownDivergence: Sendable, Equatable {
    /// The penalty's weight.
    public let k: Double
    /// The power of the gradient's norm.
    public let p: Double
    /// W1.
    public let wasserstein: Double
    /// W_{k,p}: infinite where penalty points are missing, or too rare, where something has to pass; nil where there is no
    /// formula for this sampler.
    public let divergence: Double?

    /// Finds the numbers; nil where there is no formula.
    ///
    /// - Parameters:
    ///   - real: The distribution that the critic scores high.
    ///   - fake: The other.
    ///   - k: The penalty's weight, above 0.
    ///   - p: The power of the gradient's norm, above 1.
    ///   - sampler: Where the gradient is penalised, r(x).
    public init?(
        _ real: any PointDistribution, _ fake: any PointDistribution, k: Double, p: Double,
        at sampler: any PenaltySampler
    ) {
        guard k > 0, p > 1, let reduced = ReducedPair(real, fake) else { return nil }
        self.k = k
        self.p = p
        let pair = reduced.pair
        guard pair.real != pair.fake else {
            (wasserstein, divergence) = (0, 0)
            return
        }
        wasserstein = pair.integral(pair.logFlow)
        guard let law = PenaltyLaw(sampler, real: pair.real, fake: pair.fake), !law.isBetween || reduced.isWhole else {
            divergence = nil
            return
        }
        divergence = Self.divergence(pair, law, k: k, p: p)
    }

    /// S_p = sup L / R^(1/p), which does not depend on k and is W1 or more; infinite where W_{k,p} is.
    public var distance: Double? {
        divergence.map { pow($0 / Self.factor(k: k, p: p), (p - 1) / p) }
    }

    /// L at the best critic: p / (p − 1) · W_{k,p}.
    public var gap: Double? { divergence.map { $0 * p / (p - 1) } }

    /// R = E_r ‖∇T‖^p at the best critic: L / (p·k).
    public var penalty: Double? { gap.map { $0 / (p * k) } }

    /// C(p, k), the factor between W_{k,p} and S_p^{p/(p−1)}.
    public static func factor(k: Double, p: Double) -> Double {
        (p - 1) * pow(p, -p / (p - 1)) * pow(k, -1 / (p - 1))
    }

    private static func divergence(_ pair: LinePair, _ law: PenaltyLaw, k: Double, p: Double) -> Double? {
        guard law.covers(pair.hull.low, pair.hull.high) else { return .infinity }
        if let flow = [pair.real.tail, pair.fake.tail].compactMap({ $0 }).max(), let tail = law.tail {
            // Far out the integrand is exp(−c·x²), in units of the penalty's tail:
            let decay = p * tail * tail / (flow * flow) - 1
            if decay < -1e-9 { return .infinity }
            // At the edge the next term decides: exp(c·x) on one side, or a tail that is too long to be added up.
            if decay < 1e-6 { return pair.isShifted && decay < 1e-9 ? .infinity : nil }
        }
        let integral = pair.integral { x in (p * pair.logFlow(x) - law.logDensity(x)) / (p - 1) }
        return factor(k: k, p: p) * integral
    }
}
