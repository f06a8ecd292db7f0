/// How many critic steps a step has: a fixed number, or as many as the critic needs.
///
/// `criticSteps: 5` and `criticSteps: .untilVirial(within: 0.1, atMost: 20)`.
public struct CriticSteps: Sendable, Hashable, ExpressibleByIntegerLiteral {
    /// The largest number of critic steps in a step.
    public let most: Int
    /// How far from 1 the virial ratio of the last critic step may be; nil for a fixed number of steps.
    public let tolerance: Double?

    fileprivate init(most: Int, tolerance: Double? = nil) {
        self.most = most
        self.tolerance = tolerance
    }

    /// Makes a fixed number from a literal.
    public init(integerLiteral value: Int) { self.init(most: value) }

    /// Whether another critic step follows in the same step.
    ///
    /// - Parameters:
    ///   - taken: The critic steps of this step so far.
    ///   - virial: The virial ratio that the last of them measured; nil when not all gradient penalties were due.
    func goesOn(after taken: Int, virial: Double?) -> Bool {
        guard taken < most else { return false }
        guard let tolerance else { return true }
        return virial.map { !(abs($0 - 1) < tolerance) } ?? true
    }

    /// For `gan check` and run.json.
    var summary: String {
        guard let tolerance else { return "\(most) critic \(most == 1 ? "step" : "steps") each" }
        return
            "up to \(most) critic steps each, until the virial ratio is within \(plainDescription(of: tolerance)) of 1"
    }
}

/// What can stand where critic steps are counted: a number or ``CriticSteps``.
public protocol CriticStepsConvertible: Sendable {
    /// The number of steps.
    var criticSteps: CriticSteps { get }
}

extension CriticSteps: CriticStepsConvertible {
    /// Itself.
    public var criticSteps: CriticSteps { self }
}

extension Int: CriticStepsConvertible {
    /// So many critic steps in each step.
    public var criticSteps: CriticSteps { CriticSteps(most: self) }
}

extension CriticStepsConvertible where Self == CriticSteps {
    /// Critic steps until the virial ratio p·k·R / L, which is 1 at a converged critic, is near 1.
    ///
    /// Each critic step has fresh samples, and the ratio is measured on them before the step moves the weights. It is
    /// that of one batch: the smaller the batch and the gap L, the more it swings, and a small tolerance then asks for
    /// luck rather than for convergence. For the Wasserstein loss with a penalty k·‖∇T‖^p, or several.
    ///
    /// - Parameters:
    ///   - tolerance: How far from 1 the ratio may be, above 0.
    ///   - most: The largest number of critic steps in a step.
    public static func untilVirial(within tolerance: Double, atMost most: Int) -> CriticSteps {
        CriticSteps(most: most, tolerance: tolerance)
    }
}
