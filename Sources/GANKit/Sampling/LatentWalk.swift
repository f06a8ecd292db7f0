import Foundation

/// A walk through the space of latents that visits some of them in turn and comes back to where it began.
///
/// From one latent to the next it turns: the direction moves on the great circle at a constant speed, the length
/// changes evenly. With a, b the two latents, â, b̂ their directions and θ the angle between them,
///
///     z(t) = ((1 − t)·|a| + t·|b|) · (sin((1 − t)·θ)·â + sin(t·θ)·b̂) / sin θ.
///
/// A straight line would pass through latents much shorter than any that the generator has met: those of N(0, 1) in n
/// dimensions lie close to a sphere of radius √n (White, arXiv:1609.04468, whose formula this is for latents of one
/// length; with lengths of their own it overshoots where the latents are nearly opposite). Where θ is 0 or π no great
/// circle is marked out, and the walk does go straight: always when a latent is one number.
struct LatentWalk {
    private let keys: [[Double]]

    /// Plans a walk.
    ///
    /// - Parameter keys: The latents to visit, shape [K, latent].
    init(through keys: Tensor) {
        let (width, values) = (keys.shape[1], keys.values())
        self.keys = stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
    }

    /// Where the walk is at one of its steps; step 0 is the first latent, and so would be step `steps`.
    func latent(at step: Int, of steps: Int) -> [Double] {
        let (leg, rest) = (step * keys.count).quotientAndRemainder(dividingBy: steps)
        let (from, to) = (keys[leg % keys.count], keys[(leg + 1) % keys.count])
        return Self.between(from, to, at: Double(rest) / Double(steps))
    }

    /// The formula above.
    ///
    /// - Parameter share: t, 0 to 1.
    static func between(_ a: [Double], _ b: [Double], at share: Double) -> [Double] {
        let (aLength, bLength) = (length(a), length(b))
        // Kahan's formula, exact where an arc cosine loses half of its digits: close to 0 and to π.
        let directions = zip(a, b).map { (a: $0 / aLength, b: $1 / bLength) }
        let angle = 2 * atan2(length(directions.map { $0.a - $0.b }), length(directions.map { $0.a + $0.b }))
        // Below this sine the two formulas agree to 1e-12; it is NaN when a length is zero.
        guard sin(angle) > 1e-6 else {
            return zip(a, b).map { (1 - share) * $0 + share * $1 }
        }
        let length = ((1 - share) * aLength + share * bLength) / sin(angle)
        let aShare = sin((1 - share) * angle) * length / aLength
        let bShare = sin(share * angle) * length / bLength
        return zip(a, b).map { aShare * $0 + bShare * $1 }
    }

    private static func length(_ vector: [Double]) -> Double {
        vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}
