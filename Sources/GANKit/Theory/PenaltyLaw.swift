import Foundation

/// The law r(x) of the points where a sampler puts the penalty, for two laws on a line.
struct PenaltyLaw {
    /// Its parts and their weights.
    private let parts: [(weight: Double, logDensity: (Double) -> Double)]
    /// Where its density is above 0: one interval or two.
    let supports: [(low: Double, high: Double)]
    /// The largest standard deviation of a tail; nil without tails.
    let tail: Double?
    /// Whether points lie between samples, and not only where samples are.
    let isBetween: Bool

    /// Finds the law of a sampler's points; nil for a sampler that has none here.
    init?(_ sampler: any PenaltySampler, real: LineLaw, fake: LineLaw) {
        let hull = (min(real.support.low, fake.support.low), max(real.support.high, fake.support.high))
        func between(_ first: LineLaw, _ second: LineLaw) -> (Double) -> Double {
            SegmentLaw(first, second).logDensity
        }
        let widest = [real.tail, fake.tail].compactMap { $0 }.max()
        isBetween = sampler is Interpolated || sampler is InterpolatedWithin || sampler is InterpolatedMixed
        switch sampler {
        case is Interpolated: (parts, supports, tail) = ([(1, between(real, fake))], [hull], widest)
        case is InterpolatedWithin:
            parts = [(0.5, between(real, real)), (0.5, between(fake, fake))]
            (supports, tail) = ([real.support, fake.support], widest)
        case is InterpolatedMixed:
            parts = [(0.25, between(real, real)), (0.25, between(fake, fake)), (0.5, between(real, fake))]
            (supports, tail) = ([hull], widest)
        case is RealAndFake:
            parts = [(0.5, real.logDensity), (0.5, fake.logDensity)]
            (supports, tail) = ([real.support, fake.support], widest)
        case is FakeOnly: (parts, supports, tail) = ([(1, fake.logDensity)], [fake.support], fake.tail)
        case is RealOnly: (parts, supports, tail) = ([(1, real.logDensity)], [real.support], real.tail)
        default: return nil
        }
    }

    /// The logarithm of the density at x.
    func logDensity(_ x: Double) -> Double {
        Logarithms.sum(parts.map { log($0.weight) + $0.logDensity(x) })
    }

    /// Whether the density is above 0 everywhere between two numbers.
    func covers(_ low: Double, _ high: Double) -> Bool {
        var reached = low
        for support in supports.sorted(by: { $0.low < $1.low }) where support.low <= reached {
            reached = max(reached, support.high)
        }
        return reached >= high && supports.contains { $0.low <= low }
    }
}
