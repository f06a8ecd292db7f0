/// The middle of what several seeds gave, and how far they lie apart.
package struct SeedSpread: Sendable, Equatable {
    /// What the two ends are.
    package enum Kind: String, Sendable {
        /// The smallest and the largest value: fewer than five values have no quartiles worth the name.
        case minMax = "min–max"
        /// The first and the third quartile.
        case quartiles = "quartiles"
    }

    /// The middle value; between the two middle ones where their number is even.
    package let median: Double
    /// The lower end.
    package let low: Double
    /// The upper end.
    package let high: Double
    /// How many values.
    package let count: Int
    /// What the ends are.
    package let kind: Kind

    /// From so many values on, the ends are quartiles.
    package static let quartilesFrom = 5

    /// Describes values; nil without any.
    package init?(_ values: [Double]) {
        let sorted = values.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        count = sorted.count
        median = Self.quantile(0.5, of: sorted)
        kind = count < Self.quartilesFrom ? .minMax : .quartiles
        low = kind == .minMax ? first : Self.quantile(0.25, of: sorted)
        high = kind == .minMax ? last : Self.quantile(0.75, of: sorted)
    }

    /// Whether the ranges have a value in common.
    package func overlaps(_ other: SeedSpread) -> Bool { low <= other.high && other.low <= high }

    /// A quantile, linear between neighbouring values, as numpy computes it.
    private static func quantile(_ part: Double, of sorted: [Double]) -> Double {
        let place = part * Double(sorted.count - 1)
        let below = Int(place)
        guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
}
