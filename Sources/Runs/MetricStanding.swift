/// How a metric of a run stands: its last and its best value.
package struct MetricStanding: Codable, Equatable, Sendable {
    /// Which way it is better.
    package var better: MetricDirection
    /// The last value; nil where it was no number.
    package var value: Double?
    /// The step at which it was measured last.
    package var step: Int?
    /// The best value; nil where none was a number.
    package var best: Double?
    /// The step of the best value.
    package var bestStep: Int?

    /// Sums up what was measured.
    package init(_ better: MetricDirection, of points: [Curve.Point]) {
        self.better = better
        value = points.last.flatMap { $0.value.isFinite ? $0.value : nil }
        step = points.last?.step
        let best = better.best(of: points)
        (self.best, bestStep) = (best?.value, best?.step)
    }
}
