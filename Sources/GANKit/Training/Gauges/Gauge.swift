/// Watches a run for one kind of trouble.
protocol Gauge {
    /// What it watches for.
    var trouble: GaugeWatch.Trouble { get }

    /// Looks at the run after each step.
    ///
    /// - Parameter window: The last steps.
    mutating func read(_ window: GaugeWindow) -> GaugeReading
}

/// What a gauge says after a step.
enum GaugeReading: Equatable {
    /// There is trouble: it in words, with the numbers.
    case trouble(String)
    /// There is none: what has come back, in words, as in "the virial ratio is back to 1.17".
    case well(String)
    /// Neither: too little has been seen, or the gauge stands in between.
    case open
}
