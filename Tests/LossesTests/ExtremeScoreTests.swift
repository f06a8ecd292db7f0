import Foundation
import GANLosses
import GANTensors
import Testing

/// Every loss at scores far from 0, far from each other, near each other and equal, in float32, against closed forms of
/// value and gradient in double precision.
@Suite("Losses at extreme scores") struct ExtremeScoreTests {
    /// A loss's value and its derivatives, from closed forms.
    struct Known {
        var value: Double
        var real: [Double]
        var fake: [Double]
    }

    private typealias Formula = @Sendable (_ real: [Double], _ fake: [Double]) -> Known

    private static func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
    private static func sigmoid(_ x: Double) -> Double { x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)) }
    private static func mean(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 / Double(x.count) } }
    private static func negative(_ x: [Double]) -> [Double] { x.map { -$0 } }
    private static func sums(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map(+) }

    /// Σ over both classes of a cost of each score, by cost and derivative.
    private static func each(
        _ real: @escaping @Sendable (Double) -> (Double, Double),
        _ fake: @escaping @Sendable (Double) -> (Double, Double)
    ) -> Formula {
        { r, f in
            Known(
                value: mean(r.map { real($0).0 }) + mean(f.map { fake($0).0 }),
                real: r.map { real($0).1 / Double(r.count) }, fake: f.map { fake($0).1 / Double(f.count) })
        }
    }

    /// mean_i softplus(log Σ_j e^b_j − a_i).
    private static func picking(_ a: [Double], _ b: [Double]) -> (value: Double, a: [Double], b: [Double]) {
        let largest = b.max() ?? 0
        let masses = b.map { exp($0 - largest) }
        let total = masses.reduce(0, +)
        let z = a.map { (largest - $0) + log(total) }
        let share = mean(z.map { sigmoid($0) })
        return (
            mean(z.map { softplus($0) }), z.map { -sigmoid($0) / Double(a.count) }, masses.map { share * $0 / total }
        )
    }

    private static func contrastive(_ real: [Double], _ fake: [Double]) -> Known {
        let (first, second) = (picking(real, fake), picking(negative(fake), negative(real)))
        return Known(
            value: first.value + second.value, real: sums(first.a, negative(second.b)),
            fake: sums(first.b, negative(second.a)))
    }

    private static func relativistic(_ real: [Double], _ fake: [Double]) -> Known {
        // Means by differences from the first, so that the oracle itself rounds nothing.
        func gap(_ x: Double, _ all: [Double]) -> Double { mean(all.map { $0 - x }) }
        let below = real.map { gap($0, fake) }
        let above = fake.map { -gap($0, real) }
        return Known(
            value: mean(below.map { softplus($0) }) + mean(above.map { softplus($0) }),
            real: below.map { -(sigmoid($0) + mean(above.map { sigmoid($0) })) / Double(real.count) },
            fake: above.map { (sigmoid($0) + mean(below.map { sigmoid($0) })) / Double(fake.count) })
    }

    private static func pairs(_ real: [Double], _ fake: [Double]) -> Known {
        let d = zip(fake, real).map(-)
        let slopes = d.map { sigmoid($0) / Double(d.count) }
        return Known(value: mean(d.map { softplus($0) }), real: negative(slopes), fake: slopes)
    }

    private static func exchanged(_ formula: @escaping Formula) -> Formula {
        { r, f in
            let other = formula(f, r)
            return Known(value: other.value, real: other.fake, fake: other.real)
        }
    }

    private static let raised: Formula = each({ _ in (0, 0) }, { (-$0, -1) })

    /// The samples' mean absolute difference in each pair is 0.5.
    private static func quadratic(_ real: [Double], _ fake: [Double]) -> Known {
        let d = zip(real, fake).map(-)
        let slopes = d.map { ($0 / 5 - 1) / Double(d.count) }
        return Known(value: mean(d.map { $0 * $0 / 10 - $0 }), real: slopes, fake: negative(slopes))
    }

    private static let formulas: [(any AdversarialLoss, critic: Formula, generator: Formula)] = {
        let logistic = each({ (softplus(-$0), -sigmoid(-$0)) }, { (softplus($0), sigmoid($0)) })
        let difference: Formula = { r, f in
            Known(
                value: mean(zip(f, r).map(-)), real: r.map { _ in -1 / Double(r.count) },
                fake: f.map { _ in 1 / Double(f.count) })
        }
        return [
            (.wasserstein, difference, raised),
            (.nonSaturating, logistic, each({ _ in (0, 0) }, { (softplus(-$0), -sigmoid(-$0)) })),
            (.minimax, logistic, each({ _ in (0, 0) }, { (-softplus($0), -sigmoid($0)) })),
            (
                .hinge, each({ (max(0, 1 - $0), $0 < 1 ? -1 : 0) }, { (max(0, 1 + $0), $0 > -1 ? 1 : 0) }),
                raised
            ),
            (
                .leastSquares, each({ (($0 - 1) * ($0 - 1) / 2, $0 - 1) }, { ($0 * $0 / 2, $0) }),
                each({ _ in (0, 0) }, { (($0 - 1) * ($0 - 1) / 2, $0 - 1) })
            ),
            (.relativisticPairing, pairs, exchanged(pairs)),
            (.relativisticAverage, relativistic, exchanged(relativistic)),
            (.dualContrastive, contrastive, exchanged(contrastive)),
            (
                .quadraticPotential(), quadratic,
                { r, f in
                    Known(
                        value: mean(zip(r, f).map(-)), real: r.map { _ in 1 / Double(r.count) },
                        fake: f.map { _ in -1 / Double(f.count) })
                }
            ),
        ]
    }()

    /// Real and fake scores as float32 has them.
    private static let scores: [(name: String, real: [Double], fake: [Double])] = {
        let spread = [0.3, -1.25, 2, 0.7, -0.01]
        let other = [-0.6, 0.9, -2, 0.25, 1.5]
        func near(_ middle: Double, _ numbers: [Double]) -> [Double] { numbers.map { Double(Float(middle + $0)) } }
        let scales = [1e-4, 1, 20, 1e4, 1e30].map { scale in
            ("size \(scale)", spread.map { Double(Float($0 * scale)) }, other.map { Double(Float($0 * scale)) })
        }
        let sides = [1e4, -1e4].map { ("all near \($0)", near($0, spread), near($0, other)) }
        let apart = [(1e4, -1e4), (-1e4, 1e4)].map {
            ("near \($0.0) and \($0.1)", near($0.0, spread), near($0.1, other))
        }
        let equal = [0, 1e4, -1e4, 1e30].map { (value: Double) in
            ("all \(value)", near(value, [0, 0, 0, 0, 0]), near(value, [0, 0, 0, 0, 0]))
        }
        return scales + sides + apart + equal
    }()

    private func measured(
        _ loss: (Scores) -> Tensor, _ real: [Double], _ fake: [Double], _ dtype: DType
    ) -> Known {
        let (r, f) = (Tensor(real, dtype: dtype), Tensor(fake, dtype: dtype))
        r.requiresGradient = true
        f.requiresGradient = true
        let ones = { (value: Double) in Tensor.full([real.count, 2], value, dtype: dtype) }
        let value = loss(Scores(real: r, fake: f, samples: (ones(0.5), ones(0))))
        let slopes = gradients(of: [value], withRespectTo: [r, f]).map { $0?.values() }
        let none = [Double](repeating: 0, count: real.count)
        return Known(value: value.detached().scalar(), real: slopes[0] ?? none, fake: slopes[1] ?? none)
    }

    /// The largest error relative to the right number; a number that the type cannot hold must be infinite.
    private func error(_ found: Known, _ right: Known, _ dtype: DType) -> Double {
        let limit = dtype == .float32 ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
        // Below this, float32 has few digits or none.
        let least = dtype == .float32 ? 1e-36 : 1e-290
        return zip([found.value] + found.real + found.fake, [right.value] + right.real + right.fake).map {
            found, right in
            if abs(right) > limit { return found.isInfinite ? 0 : Double.infinity }
            return found.isFinite ? max(abs(found - right) - least, 0) / max(abs(right), least) : .infinity
        }.max() ?? 0
    }

    @Test("values and gradients are right to the type's own rounding", arguments: formulas.indices)
    func everyLoss(position: Int) {
        let (loss, critic, generator) = Self.formulas[position]
        for (name, real, fake) in Self.scores {
            for dtype in [DType.float32, .float64] {
                // e^z has the error of z.
                let tolerance = dtype == .float32 ? 2e-5 : 1e-11
                let ofCritic = error(measured(loss.critic, real, fake, dtype), critic(real, fake), dtype)
                #expect(ofCritic < tolerance, "critic of \(type(of: loss)), \(name), \(dtype): \(ofCritic)")
                let ofGenerator = error(measured(loss.generator, real, fake, dtype), generator(real, fake), dtype)
                #expect(ofGenerator < tolerance, "generator of \(type(of: loss)), \(name), \(dtype): \(ofGenerator)")
            }
        }
    }

    @Test("dual contrastive: equal scores share the gradient, at 1e150 as at 0")
    func sharing() {
        for score in [0, 1, -30, 1e4, 1e150] {
            let all = [Double](repeating: score, count: 4)
            let found = measured(DualContrastive().critic, all, all, .float64)
            // Each is picked out of five equal ones: 4/5 for it, as much from the others' side.
            for slope in found.real { #expect(abs(slope + 0.4) < 1e-12, "\(score): \(found.real)") }
            for slope in found.fake { #expect(abs(slope - 0.4) < 1e-12, "\(score): \(found.fake)") }
            #expect(abs(found.value - 2 * log(5)) < 1e-12)
        }
    }

    @Test("an infinite score on its own side costs nothing and pulls at nothing", arguments: [DType.float32, .float64])
    func infinite(dtype: DType) {
        for loss: any AdversarialLoss in [.hinge, .nonSaturating, .minimax, .relativisticPairing] {
            let found = measured(loss.critic, [.infinity], [-.infinity], dtype)
            #expect(found.value == 0 && found.real == [0] && found.fake == [0], "\(type(of: loss)): \(found)")
        }
    }
}
