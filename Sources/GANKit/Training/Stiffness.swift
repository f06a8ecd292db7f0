import Foundation

/// How steep a penalty Σ k·‖∇T‖^p makes the critic's own loss: its curvature k·p·(p − 1)·‖∇T‖^(p − 2).
///
/// Plain gradient descent overshoots when the learning rate times the curvature is above 2. Below p = 2 the curvature has
/// no bound at zero, and says nothing.
struct Stiffness {
    /// The penalty's type.
    let name: String
    private let interval: Int
    private let powers: (_ step: Int) -> [(k: Double, p: Double)]

    /// Looks at a constraint; nil where it is no sum of powers of the gradient's norm.
    init?(_ constraint: any Constraint) {
        name = "\(type(of: constraint))"
        switch constraint {
        case let sum as DivergenceSum:
            interval = sum.interval
            powers = { step in sum.terms.map { ($0.k.value(at: step), $0.p) } }
        case let penalty as any HomogeneousPenalty:
            interval = penalty.interval
            powers = { step in [(Stiffness.weight(of: penalty, at: step), penalty.power)] }
        default: return nil
        }
    }

    /// The curvature at a norm.
    ///
    /// - Parameters:
    ///   - step: The number of the step, from 0.
    ///   - norm: ‖∇T‖, above 0.
    func curvature(at step: Int, norm: Double) -> Double {
        powers(step).filter { $0.p >= 2 }.reduce(0) { sum, power in
            sum + Double(interval) * power.k * power.p * (power.p - 1) * pow(norm, power.p - 2)
        }
    }

    /// k, which is the penalty of a gradient of norm 1.
    private static func weight(of penalty: any HomogeneousPenalty, at step: Int) -> Double {
        let settled = (penalty as? any Scheduled)?.at(step: step) as? any GradientNormPenalty ?? penalty
        return settled.value(squaredNorms: .ones([1], dtype: .float64)).sum().scalar()
    }
}
