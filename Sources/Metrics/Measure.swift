/// One of the numbers that a metric gives: what it is called and how to read it.
public struct Measure: Sendable, Equatable {
    /// The name under which it is logged, in lower camel case: "frechet".
    public var name: String
    /// What it is measured in; empty for a plain number.
    public var unit: String
    /// Which way it is better.
    public var better: MetricValue.Better
    /// What it says, in one sentence.
    public var summary: String
    /// Whether a measurement may find nothing about it, and gives NaN: a deviation needs two values.
    public var mayBeUnknown: Bool

    /// Describes a number.
    public init(
        _ name: String, unit: String = "", better: MetricValue.Better, _ summary: String, mayBeUnknown: Bool = false
    ) {
        self.name = name
        self.unit = unit
        self.better = better
        self.summary = summary
        self.mayBeUnknown = mayBeUnknown
    }
}
