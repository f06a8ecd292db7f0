import Foundation

/// Two distributions of points as laws on a line, where the best critic depends on one number alone.
struct ReducedPair {
    let pair: LinePair
    /// Whether points between samples may be reduced in the same way as samples.
    let isWhole: Bool

    /// Reduces; nil where that cannot be done.
    init?(_ real: any PointDistribution, _ fake: any PointDistribution) {
        guard real.dimensions == fake.dimensions else { return nil }
        if let first = LineLaw(real), let second = LineLaw(fake) {
            pair = LinePair(real: first, fake: second)
            isWhole = true
            return
        }
        guard let real = real as? NormalPoints, let fake = fake as? NormalPoints, real.deviation > 0, fake.deviation > 0
        else {
            return nil
        }
        let shift = zip(real.mean, fake.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        if shift == 0 {
            pair = LinePair(
                real: .radius(dimensions: real.dimensions, deviation: real.deviation),
                fake: .radius(dimensions: fake.dimensions, deviation: fake.deviation))
            isWhole = true
        } else if real.deviation == fake.deviation {
            pair = LinePair(
                real: .normal(mean: 0, deviation: real.deviation), fake: .normal(mean: shift, deviation: fake.deviation)
            )
            // One α for all numbers of a sample ties the directions to each other.
            isWhole = false
        } else {
            return nil
        }
    }
}

extension LineLaw {
    /// The law of a distribution of single numbers; nil where it has no density, or none that is known here.
    init?(_ distribution: any PointDistribution) {
        switch distribution {
        case let normal as NormalPoints where normal.mean.count == 1 && normal.deviation > 0:
            self = .normal(mean: normal.mean[0], deviation: normal.deviation)
        case let uniform as UniformPoints where uniform.bounds.count == 1:
            let bounds = uniform.bounds[0]
            guard bounds.lowerBound < bounds.upperBound else { return nil }
            self = .uniform(low: bounds.lowerBound, high: bounds.upperBound)
        default: return nil
        }
    }
}
