public import GANBase
public import GANTensors

/// A weighted sum of powers of the gradient's norm at the same points: Σ_j k_j · E_r ‖∇T‖^p_j.
///
/// A little p = 2 beside p = 6 brings local convergence back, which p > 2 alone lacks, and leaves the soft wall against
/// steep gradients. At the best critic Σ_j p_j·k_j·R_j = L. One sum shares one set of points; two ``Divergence``
/// constraints may have two.
public struct DivergenceSum: PowerPenalty {
    /// One term k·‖∇T‖^p.
    public struct Term: Sendable {
        /// The term's weight.
        public let k: Schedule
        /// The power of the norm.
        public let p: Double

        /// Makes a term.
        ///
        /// - Parameters:
        ///   - k: The weight, above 0.
        ///   - p: The power of the norm, above 1.
        public init(k: any ScheduleConvertible, p: Double) {
            self.k = k.schedule
            self.p = p
        }
    }

    /// The terms.
    public let terms: [Term]
    /// Where the gradient is penalised.
    public let sampler: any PenaltySampler
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - terms: The terms, one or more.
    ///   - sampler: Where the gradient is penalised.
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number.
    public init(_ terms: [Term], at sampler: any PenaltySampler, interval: Int = 1) {
        self.terms = terms
        self.sampler = sampler
        self.interval = interval
    }

    /// Σ_j k_j · ‖∇T‖^p_j.
    public func value(squaredNorms: Tensor) -> Tensor {
        terms.reduce(Tensor.zeros(like: squaredNorms)) { $0 + powerOfNorm(squaredNorms, $1.p) * $1.k.value(at: 0) }
    }
}

extension DivergenceSum {
    /// The terms with every k as it is at a step.
    public func powers(at step: Int) -> [(k: Double, p: Double)] {
        terms.map { ($0.k.value(at: step), $0.p) }
    }
}

extension DivergenceSum: Scheduled {
    /// The penalty with every k as it is at a step.
    public func at(step: Int) -> DivergenceSum {
        DivergenceSum(terms.map { Term(k: $0.k.value(at: step), p: $0.p) }, at: sampler, interval: interval)
    }
}

extension DivergenceSum: SelfChecking {
    /// Refuses an empty sum, k ≤ 0, p ≤ 1 and an interval below 1.
    public func check() throws {
        guard !terms.isEmpty else {
            throw GANError(
                .usage,
                "DivergenceSum has no terms; write DivergenceSum([.init(k: 0.5, p: 2), .init(k: 2, p: 6)], at: .realAndFake)"
            )
        }
        for term in terms { try Divergence(k: term.k, p: term.p, at: sampler).check() }
        try checkInterval(interval, of: "DivergenceSum")
    }
}

extension DivergenceSum: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "DivergenceSum", .penalty,
        summary: "A weighted sum of powers of the gradient's norm, p = 2 beside p = 6 for example.",
        formula: "Σ_j k_j · E_r ‖∇T‖^p_j", source: "GANKit, after arXiv:1712.01026",
        parameters: [
            .init("(first)", "[Term]", "terms .init(k:p:)"),
            .init("at", "PenaltySampler", "where the gradient is penalised, r(x)"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "DivergenceSum([.init(k: 0.5, p: 2), .init(k: 2, p: 6)], at: .realAndFake)")
}
