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

    /// Whether the number is known; where it is not, files have null in its place.
    public var isKnown = true

    /// On what it was measured, where that is known.
    public var basis: MetricBasis?

    /// Gathers a value.
    public init(_ name: String, _ value: Double, better: Better) {
        self.name = name
        self.value = value
        self.better = better
    }
}

/// What a number was measured on; without it the number says little.
public struct MetricBasis: Sendable, Equatable {
    /// How many real samples.
    public var real: Int
    /// How many generated samples.
    public var fake: Int
    /// The feature network's name, where there is one.
    public var features: String?
    /// What the metric gives for two halves of the real data: a perfect generator gets no better.
    public var floor: Double?

    /// Gathers it.
    public init(real: Int, fake: Int, features: String? = nil, floor: Double? = nil) {
        self.real = real
        self.fake = fake
        self.features = features
        self.floor = floor
    }
}
