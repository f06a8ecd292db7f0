/// How fast a total grows over the last seconds, so that a pause long ago no longer counts.
struct RecentRate {
    private let seconds: Double
    private var window: [(seconds: Double, total: Double)]

    /// - Parameters:
    ///   - seconds: How long it looks back.
    ///   - start: When the total was 0.
    init(over seconds: Double, from start: Double = 0) {
        self.seconds = seconds
        window = [(start, 0)]
    }

    /// Takes the total at a time and gives its growth a second.
    ///
    /// - Parameters:
    ///   - total: The total since the beginning.
    ///   - now: Seconds since the beginning.
    mutating func rate(of total: Double, at now: Double) -> Double {
        window.append((now, total))
        while window.count > 2, window[1].seconds < now - seconds { window.removeFirst() }
        let elapsed = now - window[0].seconds
        return elapsed > 0 ? (total - window[0].total) / elapsed : 0
    }
}
