import Foundation

/// A distribution on a line, given by logarithms, so that its far tails keep their digits.
enum LineLaw: Equatable {
    case normal(mean: Double, deviation: Double)
    case uniform(low: Double, high: Double)
    /// The distance from the mean of N(mean, deviation²·I) in some dimensions.
    case radius(dimensions: Int, deviation: Double)

    /// Where its density is above 0.
    var support: (low: Double, high: Double) {
        switch self {
        case .normal: (-.infinity, .infinity)
        case .uniform(let low, let high): (low, high)
        case .radius: (0, .infinity)
        }
    }

    /// The standard deviation that its tail has; nil for a law without tails.
    var tail: Double? {
        switch self {
        case .normal(_, let deviation), .radius(_, let deviation): deviation
        case .uniform: nil
        }
    }

    /// log F(x), the probability of x or less.
    func logBelow(_ x: Double) -> Double {
        switch self {
        case .normal(let mean, let deviation): Logarithms.normalTail((mean - x) / deviation)
        case .uniform(let low, let high): log(min(max((x - low) / (high - low), 0), 1))
        case .radius(let dimensions, let deviation):
            Logarithms.incompleteGamma(Double(dimensions) / 2, x * x / (2 * deviation * deviation)).below
        }
    }

    /// log(1 − F(x)), the probability of more than x.
    func logAbove(_ x: Double) -> Double {
        switch self {
        case .normal(let mean, let deviation): Logarithms.normalTail((x - mean) / deviation)
        case .uniform(let low, let high): log(min(max((high - x) / (high - low), 0), 1))
        case .radius(let dimensions, let deviation):
            Logarithms.incompleteGamma(Double(dimensions) / 2, x * x / (2 * deviation * deviation)).above
        }
    }

    /// The logarithm of the density at x.
    func logDensity(_ x: Double) -> Double {
        switch self {
        case .normal(let mean, let deviation): Logarithms.normalDensity((x - mean) / deviation) - log(deviation)
        case .uniform(let low, let high): x >= low && x <= high ? -log(high - low) : -.infinity
        case .radius(let dimensions, let deviation):
            radiusDensity(x / deviation, Double(dimensions)) - log(deviation)
        }
    }

    private func radiusDensity(_ r: Double, _ dimensions: Double) -> Double {
        guard r > 0 else { return dimensions == 1 ? log(2 / Double.pi) / 2 : -.infinity }
        return (dimensions - 1) * log(r) - r * r / 2 - (dimensions / 2 - 1) * log(2) - lgamma(dimensions / 2)
    }

    /// Places between which the law is smooth and simple, from its middle outwards in steps that double.
    ///
    /// - Parameter reach: How far the last is from the middle, in doublings of the deviation.
    func landmarks(reach: Int) -> [Double] {
        let doubling: [Double] = (0...reach).map { exp2(Double($0)) }
        let steps: [Double] = [0, 0.5] + doubling
        switch self {
        case .normal(let mean, let deviation):
            return steps.map { mean - $0 * deviation } + steps.map { mean + $0 * deviation }
        case .uniform(let low, let high): return [low, (low + high) / 2, high]
        case .radius(let dimensions, let deviation):
            let middle = Double(dimensions).squareRoot()
            let places: [Double] = [0] + steps.map { middle - $0 } + steps.map { middle + $0 }
            return places.filter { $0 >= 0 }.map { $0 * deviation }
        }
    }
}
