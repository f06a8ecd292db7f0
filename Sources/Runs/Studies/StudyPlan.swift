import GANBase

/// What a study runs: a recipe, the options that vary, and everything that stays the same.
package struct StudyPlan: Codable, Sendable, Equatable {
    /// The recipe's files or its folder, as they were typed.
    package var recipe: [String]
    /// The executable product of a package that has several.
    package var product: String?
    /// The SHA-256 of the recipe's sources.
    package var sha256: String
    /// The folder in which the study was started, where relative paths begin.
    package var directory: String
    /// The options that vary.
    package var varied: [VariedOption]
    /// Seeds 1, 2, 3 … so many for each combination.
    package var seeds: Int
    /// The numbers that runs are compared by; the first decides the order.
    package var metrics: [String]
    /// How long each run may take.
    package var budget: TimeBudget?
    /// Words for the recipe that are the same in all runs.
    package var passed: [String]
    /// Processor cores that each run computes with; nil where `passed` says it.
    package var threads: Int?
    /// How many runs train at the same time.
    package var jobs: Int
    /// When it was started.
    package var started: String

    /// Gathers a plan.
    package init(
        recipe: [String], product: String? = nil, sha256: String, directory: String, varied: [VariedOption], seeds: Int,
        metrics: [String], budget: TimeBudget? = nil, passed: [String] = [], threads: Int? = nil, jobs: Int = 1,
        started: String
    ) {
        self.recipe = recipe
        self.product = product
        self.sha256 = sha256
        self.directory = directory
        self.varied = varied
        self.seeds = seeds
        self.metrics = metrics
        self.budget = budget
        self.passed = passed
        self.threads = threads
        self.jobs = jobs
        self.started = started
    }

    /// All runs, those of one combination after the other; what is known of earlier ones is kept.
    package func runs(knowing earlier: [StudyRun] = []) -> [StudyRun] {
        var names = Set(earlier.map(\.name))
        return VariedOption.product(of: varied).flatMap { values in
            (1...max(seeds, 1)).map { seed in
                if let known = earlier.first(where: { $0.values == values && $0.seed == seed }) { return known }
                let stem = StudyPlan.name(zip(varied.map(\.name), values).map { ($0, $1) } + [("seed", "\(seed)")])
                let name = (1...).lazy.map { $0 == 1 ? stem : "\(stem)-\($0)" }.first { !names.contains($0) } ?? stem
                names.insert(name)
                return StudyRun(name: name, values: values, seed: seed)
            }
        }
    }

    /// Why a study that was begun with another plan cannot go on with this one, a line for each difference.
    ///
    /// A study may grow: more values, more seeds, more time, other metrics.
    package func conflicts(with old: StudyPlan) -> [String] {
        var lines: [String] = []
        func compare(_ what: String, _ before: String, _ now: String) {
            if before != now { lines.append("\(what) was \(before) and is \(now)") }
        }
        compare("the folder in which it runs", old.directory, directory)
        if old.sha256 != sha256 { lines.append("the recipe has changed since") }
        compare("what is varied", old.varied.map(\.name).words, varied.map(\.name).words)
        compare("what is passed on", old.passed.words, passed.words)
        for (before, now) in zip(old.varied, varied) where before.name == now.name {
            let missing = before.values.filter { !now.values.contains($0) }
            if !missing.isEmpty {
                lines.append("\(now.name) had the \(missing.count == 1 ? "value" : "values") \(missing.words)")
            }
        }
        if seeds < old.seeds { lines.append("it had \(old.seeds) seeds and has \(seeds)") }
        if let budget, budget.seconds < (old.budget?.seconds ?? .infinity) {
            lines.append("the budget was \(old.budget?.words ?? "without end") and is \(budget.words)")
        }
        return lines
    }

    /// The command line that runs the study, as a shell takes it.
    ///
    /// - Parameters:
    ///   - gan: How `gan` is typed.
    ///   - folder: The study's folder.
    package func command(_ gan: String, folder: String) -> String {
        var words = [gan, "study"] + recipe + (product.map { ["--product", $0] } ?? [])
        words += varied.flatMap { ["--vary", "\($0.name)=\($0.values.joined(separator: ","))"] }
        words += ["--seeds", "\(seeds)"] + metrics.flatMap { ["--metric", $0] }
        if let budget { words += ["--budget", budget.words] }
        words += ["--jobs", "\(jobs)", "--out", folder] + (passed.isEmpty ? [] : ["--"] + passed)
        return words.map(Self.shellWord).joined(separator: " ")
    }

    private static func shellWord(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "=,.+-_/:@%".contains($0) }
        return isPlain ? word : "'\(word.replacing("'", with: #"'\''"#))'"
    }

    /// A name that files can have, and people can read.
    package static func name(_ values: [(name: String, value: String)]) -> String {
        let text = values.map { name, value in
            // Paths are long, and end with what tells them apart.
            "\(name)=\(value.split(separator: "/").last.map(String.init) ?? value)"
        }.joined(separator: ",")
        let safe = text.map { $0.isLetter || $0.isNumber || "=,.+-_".contains($0) ? $0 : "-" }
        // A file's name has 255 bytes at most; its seed comes last.
        return safe.count <= 100 ? String(safe) : "\(String(safe.prefix(60)))…\(String(safe.suffix(20)))"
    }
}

extension [String] {
    /// The words with commas; "nothing" for none.
    package var words: String { isEmpty ? "nothing" : joined(separator: ", ") }
}
