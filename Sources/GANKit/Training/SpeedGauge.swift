/// Samples a second over the last seconds, so that a pause does not weigh for the rest of the run.
struct SpeedGauge {
    private var recent: RecentRate
    private var samples = 0

    /// - Parameter seconds: When it begins.
    init(at seconds: Double = 0) {
        recent = RecentRate(over: 5, from: seconds)
    }

    /// Counts samples and gives the present rate.
    ///
    /// - Parameters:
    ///   - count: Samples since the last call.
    ///   - seconds: Seconds since the training began.
    mutating func rate(after count: Int, at seconds: Double) -> Double {
        samples += count
        return recent.rate(of: Double(samples), at: seconds)
    }
}
