import Foundation

/// Integrals by the double exponential rule (Takahasi and Mori, 1974): x = 1 / (1 + exp(−π·sinh t)), the trapezoidal rule
/// over t.
///
/// Exact to about ten digits, also where a function has a kink or goes like a root at the end of a panel; inside a
/// panel it must be smooth.
enum Quadrature {
    /// A place in a panel that is 0…1, its distance from the nearer end, and its weight.
    private struct Node {
        let fromStart: Double
        let fromEnd: Double
        let weight: Double
    }

    private static let step = 1.0 / 10
    private static let nodes: [Node] = (-34...34).map { number in
        let t = Double(number) * step
        let exponent = Double.pi * sinh(t)
        let (low, high) = (1 / (1 + exp(-exponent)), 1 / (1 + exp(exponent)))
        return Node(fromStart: low, fromEnd: high, weight: step * Double.pi * cosh(t) * low * high)
    }

    /// Where a function has to be known, and how much its value counts there.
    ///
    /// - Parameter breaks: The ends of the panels, in order.
    static func points(between breaks: [Double]) -> [(place: Double, weight: Double)] {
        var points: [(place: Double, weight: Double)] = []
        for (start, end) in zip(breaks, breaks.dropFirst()) where end > start {
            let width = end - start
            for node in nodes {
                let place = node.fromStart < node.fromEnd ? start + width * node.fromStart : end - width * node.fromEnd
                points.append((place, width * node.weight))
            }
        }
        return points
    }

    /// ∫ f from the first break to the last.
    static func integral(between breaks: [Double], _ function: (Double) -> Double) -> Double {
        points(between: breaks).reduce(0) { $0 + function($1.place) * $1.weight }
    }
}
