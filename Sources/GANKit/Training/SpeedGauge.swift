/// Samples a second over the last seconds, so that a pause does not weigh for the rest of the run.
struct SpeedGauge {
    private var window: [(seconds: Double, samples: Int)] = [(0, 0)]
    private var samples = 0

    /// Counts samples and gives the present rate.
    ///
    /// - Parameters:
    ///   - count: Samples since the last call.
    ///   - seconds: Seconds since the training began.
    mutating func rate(after count: Int, at seconds: Double) -> Double {
        samples += count
        window.append((seconds, samples))
        while window.count > 2, window[1].seconds < seconds - 5 { window.removeFirst() }
        let elapsed = seconds - window[0].seconds
        return elapsed > 0 ? Double(samples - window[0].samples) / elapsed : 0
    }
}
