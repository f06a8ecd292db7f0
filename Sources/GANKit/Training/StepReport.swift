/// What one step measured, in the order in which it is logged.
public struct StepReport: Sendable {
    /// Steps done, from 1.
    public var step: Int
    /// Seconds since the training began.
    public var seconds: Double
    /// What the critic minimised without its penalties, in the last critic step.
    public var criticLoss: Double
    /// What the generator minimised.
    public var generatorLoss: Double
    /// L = mean score of real − mean score of fake, in the last critic step.
    public var criticGap: Double
    /// Each penalty's term by name, its weight included; those that were due.
    public var penalties: [(name: String, value: Double)]
    /// ‖∇T‖ over the penalty points, where a penalty looks at it.
    public var gradientNorm: GradientNorm?
    /// Σ p·k·R / L over the penalties k·‖∇T‖^p: 1 at a converged critic, far below 1 when it is under-trained or the
    /// penalty vanishes, far above when it is over-penalised.
    public var virial: Double?
    /// S_p = L / R^(1/p), an upper estimate of the Wasserstein distance that does not depend on k, where there is one
    /// such penalty.
    public var distance: Double?
    /// The learning rates of critic and generator.
    public var rates: (critic: Double, generator: Double)
    /// Real samples that the critic saw each second, on average since the last report.
    public var imagesPerSecond: Double
    /// The critic steps taken, where their number is not fixed.
    public var criticSteps: Int?
    /// The 2-norms of the gradients of critic and generator with respect to all their weights, before they were clipped;
    /// where they are.
    public var weightGradientNorms: (critic: Double?, generator: Double?) = (nil, nil)
    /// The mean distance between two fakes over that between two real samples, every 100 steps: near 1 when the
    /// generator has the data's variety, near 0 when all its samples are alike.
    public var diversity: Double?
    /// The smallest and the largest number among the real samples of the first step; not logged.
    var realBounds: ClosedRange<Double>?
    /// What watchers measured after this step.
    public var metrics: [MetricValue] = []

    /// ‖∇T‖ over the penalty points.
    public struct GradientNorm: Sendable, Equatable {
        /// The mean, weighted as the penalty weights its points.
        public var mean: Double
        /// The largest.
        public var max: Double
    }
}
