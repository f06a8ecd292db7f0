/// How much of the last seconds the steps have waited for data.
struct DataWait {
    private var recent = RecentRate(over: 10)

    /// Takes the time and gives the share of the last ten seconds, 0 to 1.
    ///
    /// - Parameters:
    ///   - seconds: Seconds since the training began.
    ///   - waited: Seconds of them that were spent waiting.
    mutating func share(at seconds: Double, waited: Double) -> Double {
        min(1, recent.rate(of: waited, at: seconds))
    }

    /// What helps, by what is not done yet.
    static func advice(loaderThreads: Int, cores: Int, isCached: Bool) -> String {
        if !isCached { return "leave out --cache off" }
        if loaderThreads < cores { return "try --loader-threads \(cores)" }
        return "store the pictures smaller, by gan data pack"
    }
}
