/// How much of the last seconds the steps have waited for data.
struct DataWait {
    private var window: [(seconds: Double, waited: Double)] = [(0, 0)]

    /// Takes the time and gives the share of the last ten seconds, 0 to 1.
    ///
    /// - Parameters:
    ///   - seconds: Seconds since the training began.
    ///   - waited: Seconds of them that were spent waiting.
    mutating func share(at seconds: Double, waited: Double) -> Double {
        window.append((seconds, waited))
        while window.count > 2, window[1].seconds < seconds - 10 { window.removeFirst() }
        let elapsed = seconds - window[0].seconds
        return elapsed > 0 ? min(1, (waited - window[0].waited) / elapsed) : 0
    }

    /// What helps, by what is not done yet.
    static func advice(loaderThreads: Int, cores: Int, isCached: Bool) -> String {
        if !isCached { return "allow a cache by --cache" }
        if loaderThreads < cores { return "try --loader-threads \(cores)" }
        return "store the pictures smaller, by gan data pack"
    }
}
