/// What a trained critic says about two distributions, on fresh points.
public struct DivergenceReading: Sendable {
    /// A mean over fresh points.
    public struct Estimate: Sendable, Equatable {
        /// The mean.
        public var value: Double
        /// Its standard error, from that number of points.
        public var error: Double
    }

    /// The points of each distribution that the means were taken over.
    public var points: Int
    /// L, the mean score of real less the mean score of fake.
    public var gap: Estimate
    /// R = E_r ‖∇T‖^p.
    public var penalty: Estimate
    /// L − k·R: W_{k,p} at the best critic, and below it for any other.
    public var divergence: Estimate
    /// p·k·R / L: 1 at the best critic.
    public var virial: Double
    /// S_p = L / R^(1/p): W1 or more at the best critic, whatever k is.
    public var distance: Double
    /// E_r ‖∇T‖.
    public var meanSlope: Double
    /// The largest ‖∇T‖ that was met, among samples, penalty points, and points between samples.
    public var steepest: Double
    /// k·p·E_r ‖∇T‖^(p−1), what the flow along the critic's slopes costs: W1 or more at the best critic, and W1 itself on a line.
    public var flow: Double

    /// L / max ‖∇T‖: W1 or less for every critic, if there is no place steeper than those that were met.
    public var slopeBound: Double { steepest > 0 ? gap.value / steepest : 0 }
}
