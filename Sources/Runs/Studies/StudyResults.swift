import GANBase

/// What the runs of a study gave, a combination at a time.
package struct StudyResults {
    /// One run and what it left.
    package struct Run {
        package let run: StudyRun
        package let reading: RunReading

        /// Puts them together.
        package init(_ run: StudyRun, _ reading: RunReading) {
            self.run = run
            self.reading = reading
        }

        /// What counts of a run: its last value, once it is over and has not failed.
        package func value(of metric: String) -> Double? {
            guard run.state == .finished || run.state == .stoppedAtBudget else { return nil }
            return reading.metrics[metric].flatMap { $0.isFinite ? $0 : nil }
        }
    }

    /// The runs that differ in their seeds alone.
    package struct Combination {
        /// A value for each option that is varied.
        package let values: [String]
        /// The runs, by seed.
        package let runs: [Run]

        /// The middle of a metric over the seeds, and their spread.
        package func spread(of metric: String) -> SeedSpread? {
            SeedSpread(runs.compactMap { $0.value(of: metric) })
        }

        /// How many runs are in some state.
        package func count(_ state: StudyRun.State) -> Int { runs.filter { $0.run.state == state }.count }

        /// How many runs have a value.
        package func measured(_ metric: String) -> Int { runs.filter { $0.value(of: metric) != nil }.count }
    }

    /// How a combination compares with that of the best median.
    package enum Standing: String, Sendable {
        /// It has the best median.
        case best
        /// Its spread overlaps that of the best: the seeds do not tell them apart.
        case close = "not distinguishable"
        /// It is apart from the best.
        case apart
        /// A run is missing or failed, or there is one seed: nothing is said.
        case open
    }

    /// What was planned.
    package let plan: StudyPlan
    /// All combinations, in the order of the plan.
    package let combinations: [Combination]

    /// Gathers runs.
    package init(plan: StudyPlan, runs: [Run]) {
        self.plan = plan
        combinations = VariedOption.product(of: plan.varied).map { values in
            Combination(values: values, runs: runs.filter { $0.run.values == values })
        }
    }

    /// Reads what a study has left so far.
    package init(_ folder: StudyFolder, _ contents: StudyFolder.Contents) {
        self.init(plan: contents.plan, runs: contents.runs.map { Run($0, RunReading(folder.folder(of: $0))) })
    }

    /// All runs.
    package var runs: [Run] { combinations.flatMap(\.runs) }

    /// The number that decides the order.
    package var metric: String { plan.metrics.first ?? "" }

    /// The run in the middle of a combination, which stands for the others in pictures; of an even number the worse one of
    /// the two in the middle, so that no picture flatters.
    package func middleRun(of combination: Combination) -> Run? {
        let direction = direction(of: metric)
        let measured = combination.runs.compactMap { run in run.value(of: metric).map { (run: run, value: $0) } }
            .sorted { direction.prefers($0.value, to: $1.value) }
        return measured.isEmpty ? nil : measured[measured.count / 2].run
    }

    /// The names of all numbers that some run recorded.
    package var recorded: [String] { Set(runs.flatMap(\.reading.metrics.keys)).sorted() }

    /// Which way a number is better, as the runs say it.
    package func direction(of metric: String) -> MetricDirection {
        runs.lazy.compactMap { $0.reading.better[metric] }.first ?? MetricDirection(guessedFor: metric)
    }

    /// What a number was measured on, in words; nil where the runs do not say.
    package func basis(of metric: String) -> String? {
        guard let basis = runs.lazy.compactMap({ $0.reading.measuredOn[metric] }).first, let real = basis.real,
            let fake = basis.fake
        else { return nil }
        let floor = basis.floor.map { "; real samples against real ones give \(short($0))" } ?? ""
        return
            "\(fake.grouped) generated and \(real.grouped) real samples\(basis.features.map { ", \($0)" } ?? "")\(floor)"
    }

    /// The combinations from the best median to the worst, with how they stand; those without a value come last.
    package var ranked: [(combination: Combination, standing: Standing)] {
        let direction = direction(of: metric)
        let order = combinations.enumerated().sorted { one, other in
            switch (one.element.spread(of: metric)?.median, other.element.spread(of: metric)?.median) {
            case (let a?, let b?): a == b ? one.offset < other.offset : direction.prefers(a, to: b)
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): one.offset < other.offset
            }
        }.map(\.element)
        let best = plan.seeds > 1 ? order.first { isWhole($0) } : nil
        let bestSpread = best?.spread(of: metric)
        return order.map { combination in
            guard isWhole(combination), let bestSpread, let spread = combination.spread(of: metric) else {
                return (combination, .open)
            }
            if combination.values == best?.values { return (combination, .best) }
            return (combination, spread.overlaps(bestSpread) ? .close : .apart)
        }
    }

    /// Whether every seed of a combination has a value.
    private func isWhole(_ combination: Combination) -> Bool {
        !combination.runs.isEmpty && combination.measured(metric) == combination.runs.count
    }
}
