import Foundation

/// The law of α·X + (1 − α)·Y with α from U[0, 1] and X and Y from two laws: a random point on the line between two samples.
struct SegmentLaw {
    private let first: LineLaw
    private let second: LineLaw

    /// Takes the two laws, in any order: α and 1 − α are equally likely.
    init(_ first: LineLaw, _ second: LineLaw) {
        // A normal law comes first: where it has next to no share, that share keeps its digits.
        if case .normal = second {
            (self.first, self.second) = (second, first)
        } else {
            (self.first, self.second) = (first, second)
        }
    }

    /// The logarithm of the density at x: that of α·X + (1 − α)·Y for fixed α, averaged over α.
    func logDensity(_ x: Double) -> Double {
        let ends = [0, 1] + kinks(x).filter { $0 > 0 && $0 < 1 }
        return Logarithms.sum(
            Quadrature.points(between: ends.sorted()).map { log($0.weight) + logDensity(x, share: $0.place) })
    }

    /// The logarithm of the density at x for a fixed share α of the first.
    private func logDensity(_ x: Double, share: Double) -> Double {
        let rest = 1 - share
        switch (first, second) {
        case (.normal(let m, let s), .normal(let n, let t)):
            return LineLaw.normal(mean: share * m + rest * n, deviation: hypot(share * s, rest * t)).logDensity(x)
        case (.radius(let dimensions, let s), .radius(_, let t)):
            return LineLaw.radius(dimensions: dimensions, deviation: hypot(share * s, rest * t)).logDensity(x)
        case (.uniform(let a, let b), .uniform(let c, let d)):
            return log(
                trapezoid(
                    from: x - share * a - rest * c, to: share * b + rest * d - x, share * (b - a), rest * (d - c)))
        case (.normal(let m, let s), .uniform(let c, let d)):
            return smeared(x - share * m - rest * c, rest * (d - c), deviation: share * s)
        case (.radius, _), (_, .radius), (.uniform, .normal): return -.infinity
        }
    }

    /// The density of the sum of two uniform numbers with widths `a` and `b`, at the distances `from` and `to` from the ends
    /// of its support.
    private func trapezoid(from: Double, to: Double, _ a: Double, _ b: Double) -> Double {
        let (narrow, wide) = (min(a, b), max(a, b))
        let nearer = min(from, to)
        guard nearer > 0 else { return 0 }
        return min(nearer / narrow, 1) / wide
    }

    /// The logarithm of the density of the sum of a number from U[0, width] and one from N(0, deviation²).
    private func smeared(_ x: Double, _ width: Double, deviation: Double) -> Double {
        // Where the width is small, the difference below has no digits left.
        guard width > 1e-5 * deviation else {
            return LineLaw.normal(mean: width / 2, deviation: deviation).logDensity(x)
        }
        let (far, near) = (x / deviation, (x - width) / deviation)
        // On the side of the tails, where probabilities are small.
        let (a, b) = far + near > 0 ? (far, near) : (-far, -near)
        return Logarithms.difference(Logarithms.normalTail(a), Logarithms.normalTail(b)) - log(width)
    }

    /// Shares near which the density at x changes fast.
    private func kinks(_ x: Double) -> [Double] {
        switch (first, second) {
        case (.normal(let m, let s), .normal(let n, let t)):
            guard m != n else { return [] }
            let nearest = min(max((x - n) / (m - n), 0), 1)
            let width = hypot(nearest * s, (1 - nearest) * t) / abs(m - n)
            return around(nearest, width)
        case (.uniform(let a, let b), .uniform(let c, let d)):
            // Where the corners of the trapezoid pass x.
            return [(a, c), (a, d), (b, c), (b, d)].map { (x - $1) / ($0 - $1) }.filter(\.isFinite)
        case (.normal(let m, let s), .uniform(let c, let d)):
            return [c, d].flatMap { edge in
                let share = (x - edge) / (m - edge)
                return share.isFinite ? around(share, abs(share * s / (m - edge))) : []
            }
        case (.radius, _), (_, .radius), (.uniform, .normal): return []
        }
    }

    private func around(_ share: Double, _ width: Double) -> [Double] {
        // What is wide needs no help.
        width < 0.25 ? [-8, -2, 0, 2, 8].map { share + $0 * width } : [share]
    }
}
