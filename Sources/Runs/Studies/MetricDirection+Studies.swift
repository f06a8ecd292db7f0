extension MetricDirection {
    /// Shares and counts by the names that GANKit's metrics give them.
    private static let higherOnes: Set<String> = [
        "precision", "recall", "density", "coverage", "inceptionScore", "modes", "modeCoverage", "highQuality",
    ]

    /// The direction by a metric's name, for runs whose files do not say it: less is better but for known shares and counts.
    init(guessedFor metric: String) {
        self = Self.higherOnes.contains(metric) ? .higher : .lower
    }

    /// "lower is better".
    package var words: String { "\(rawValue) is better" }

    /// Whether one number is better than another.
    package func prefers(_ one: Double, to other: Double) -> Bool { self == .lower ? one < other : one > other }
}
