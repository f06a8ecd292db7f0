/// A number that was measured: a distance, a count, a share.
public struct MetricValue: Sendable, Equatable {
    /// Which way a metric is better.
    public enum Better: String, Sendable {
        /// The less the better, as with a distance.
        case lower
        /// The more the better, as with a share.
        case higher
    }

    /// The name under which it is logged, in lower camel case.
    public var name: String
    /// The number.
    public var value: Double
    /// Which way it is better.
    public var better: Better

    /// Gathers a value.
    public init(_ name: String, _ value: Double, better: Better) {
        self.name = name
        self.value = value
        self.better = better
    }
}
