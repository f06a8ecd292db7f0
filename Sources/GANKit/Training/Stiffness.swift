import Foundation

/// How steep a penalty Σ k·‖∇T‖^p makes the critic's own loss: its curvature k·p·(p − 1)·‖∇T‖^(p − 2).
///
/// Plain gradient descent overshoots when the learning rate times the curvature is above 2. Below p = 2 the curvature has
/// no bound at zero, and says nothing.
struct Stiffness {
    /// The penalty's type.
    let name: String
    private let interval: Int
    private let penalty: any PowerPenalty

    /// Looks at a constraint; nil where it is no sum of powers of the gradient's norm.
    init?(_ constraint: any Constraint) {
        guard let penalty = constraint as? any PowerPenalty else { return nil }
        self.penalty = penalty
        name = "\(type(of: constraint))"
        interval = penalty.interval
    }

    /// The curvature at a norm.
    ///
    /// - Parameters:
    ///   - step: The number of the step, from 0.
    ///   - norm: ‖∇T‖, above 0.
    func curvature(at step: Int, norm: Double) -> Double {
        penalty.powers(at: step).filter { $0.p >= 2 }.reduce(0) { sum, power in
            sum + Double(interval) * power.k * power.p * (power.p - 1) * pow(norm, power.p - 2)
        }
    }
}
