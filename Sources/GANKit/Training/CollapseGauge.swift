/// Follows how much the generator's samples differ, and says in words when they have been alike for too long.
struct CollapseGauge: Gauge {
    let trouble = GaugeWatch.Trouble.generatorCollapse
    /// How many looks in a row must find the samples alike after they once differed; twice as many when they never did,
    /// because some generators are slow to begin.
    let looks: Int
    private var hasDiffered = false
    /// What the last looks found, as long as they found the samples alike.
    private var alike: [Double] = []
    /// What the last looks found, as long as they found the samples different.
    private var different: [Double] = []

    init(looks: Int) {
        self.looks = looks
    }

    /// The steps that decide what is said next, for a run that goes on.
    var memory: Int { (2 * looks + 1) * SampleDiversity.interval }

    mutating func read(_ window: GaugeWindow) -> GaugeReading {
        guard let report = window.reports.last, let diversity = report.diversity else { return .open }
        return read(diversity, at: report.step)
    }

    /// Takes what a look has found.
    ///
    /// - Parameters:
    ///   - diversity: The distance of two fakes over that of two real samples.
    ///   - step: The step of the look.
    mutating func read(_ diversity: Double, at step: Int) -> GaugeReading {
        guard diversity < SampleDiversity.alike else {
            hasDiffered = true
            alike = []
            different.append(diversity)
            if different.count > looks { different.removeFirst() }
            return different.count == looks
                ? .well("two samples lie \(short(diversity)) times as far apart as two real ones") : .open
        }
        different = []
        alike.append(diversity)
        let needed = hasDiffered ? looks : 2 * looks
        guard alike.count >= needed, let largest = alike.suffix(needed).max() else { return .open }
        let span = (needed * SampleDiversity.interval).grouped
        let measured = "lay at most \(short(largest)) times as far apart as two real ones"
        guard hasDiffered else {
            return .trouble(
                "step \(step.grouped): the generator's samples have been alike from the beginning: over \(span) steps two of them \(measured); "
                    + "either it has hardly learnt yet, then raise the learning rates; or it collapsed at once, then lower the generator's, or constrain the critic"
            )
        }
        return .trouble(
            "step \(step.grouped): the generator has collapsed: over the last \(span) steps two of its samples \(measured); "
                + "lower its learning rate, raise the critic's or take more critic steps, or constrain the critic")
    }
}
