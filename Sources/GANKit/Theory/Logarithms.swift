import Foundation

/// Arithmetic with logarithms, for probabilities that are too small to be numbers.
enum Logarithms {
    /// log Σ exp(x).
    static func sum(_ logarithms: [Double]) -> Double {
        guard let largest = logarithms.max(), largest > -.infinity else { return -.infinity }
        return largest + log(logarithms.reduce(0) { $0 + exp($1 - largest) })
    }

    /// log |exp(a) − exp(b)|.
    static func difference(_ a: Double, _ b: Double) -> Double {
        let (larger, smaller) = (max(a, b), min(a, b))
        if larger == smaller { return -.infinity }
        return larger + log(-expm1(smaller - larger))
    }

    /// log P(Z > z) for a standard normal number Z.
    static func normalTail(_ z: Double) -> Double {
        let root = 2.0.squareRoot()
        if z < -1 { return log1p(-erfc(-z / root) / 2) }
        if z < 25 { return log(erfc(z / root) / 2) }
        let inverse = 1 / (z * z)
        return normalDensity(z) - log(z) + log1p(-inverse * (1 - 3 * inverse * (1 - 5 * inverse)))
    }

    /// log of the standard normal density.
    static func normalDensity(_ z: Double) -> Double { -z * z / 2 - log(2 * Double.pi) / 2 }

    /// log P(a, x) and log Q(a, x), the lower and the upper incomplete gamma function over Γ(a).
    ///
    /// By the series below a + 1, by the continued fraction (Lentz's way) above.
    static func incompleteGamma(_ a: Double, _ x: Double) -> (below: Double, above: Double) {
        guard x > 0 else { return (-.infinity, 0) }
        let front = a * log(x) - x - lgamma(a)
        if x < a + 1 {
            var (term, sum, n) = (1 / a, 1 / a, a)
            while term > sum * 1e-17 {
                n += 1
                term *= x / n
                sum += term
            }
            let below = min(front + log(sum), 0)
            return (below, log(-expm1(below)))
        }
        var b = x + 1 - a
        var (c, d) = (Double.greatestFiniteMagnitude, 1 / b)
        var fraction = d
        for i in 1...10_000 {
            let factor = -Double(i) * (Double(i) - a)
            b += 2
            d = 1 / (factor * d + b)
            c = b + factor / c
            fraction *= c * d
            if abs(c * d - 1) < 1e-16 { break }
        }
        let above = min(front + log(fraction), 0)
        return (log(-expm1(above)), above)
    }
}
