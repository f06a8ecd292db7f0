package import GANRuns

/// The results of a study for other programs: its settings, a row a combination, and all runs.
package enum StudyJSON {
    /// The object.
    package static func object(_ results: StudyResults) -> JSONText {
        let plan = results.plan
        let kind = results.combinations.lazy.compactMap { $0.spread(of: results.metric)?.kind }.first ?? .minMax
        var head: [(key: String, value: JSONText)] = [
            ("version", .integer(1)), ("recipe", .array(plan.recipe.map { .string($0) })),
            ("sha256", .string(plan.sha256)),
            ("varied", .object(plan.varied.map { ($0.name, .array($0.values.map { .string($0) })) })),
            ("seeds", .integer(plan.seeds)), ("passed", .array(plan.passed.map { .string($0) })),
        ]
        if let threads = plan.threads { head.append(("threads", .integer(threads))) }
        if let budget = plan.budget { head.append(("budgetSeconds", .number(budget.seconds))) }
        head += [
            ("metric", .string(results.metric)), ("better", .string(results.direction(of: results.metric).rawValue)),
            ("value", .string("the last value of each run; the median over its seeds")),
            ("spread", .string(kind == .minMax ? "min-max" : "quartiles")),
            ("combinations", .array(results.ranked.map { combination($0, $1, results) })),
            ("runs", .array(results.runs.map { run($0, plan) })),
        ]
        return .object(head)
    }

    private static func combination(
        _ item: StudyResults.Combination, _ standing: StudyResults.Standing, _ results: StudyResults
    ) -> JSONText {
        var pairs = [(key: "options", value: options(item.values, results.plan))]
        pairs += StudyRun.State.allCases.compactMap { state in
            let count = item.count(state)
            return count > 0 || state == .finished || state == .failed ? (state.rawValue, .integer(count)) : nil
        }
        pairs.append(("standing", .string(standing.rawValue)))
        let metrics = results.recorded.compactMap { name -> (key: String, value: JSONText)? in
            guard let spread = item.spread(of: name) else { return nil }
            return (
                name,
                .object([
                    ("median", .number(spread.median)), ("low", .number(spread.low)), ("high", .number(spread.high)),
                    ("count", .integer(spread.count)),
                ])
            )
        }
        pairs.append(("metrics", .object(metrics)))
        return .object(pairs)
    }

    private static func run(_ item: StudyResults.Run, _ plan: StudyPlan) -> JSONText {
        var pairs: [(key: String, value: JSONText)] = [
            ("name", .string(item.run.name)), ("options", options(item.run.values, plan)),
            ("seed", .integer(item.run.seed)),
            ("state", .string(item.run.state.rawValue)), ("steps", .integer(item.reading.step)),
            ("seconds", .number(item.reading.seconds)),
            ("metrics", .object(item.reading.metrics.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })),
        ]
        if let status = item.run.exitStatus { pairs.append(("exitStatus", .integer(Int(status)))) }
        if let reason = item.run.reason { pairs.append(("reason", .string(reason))) }
        return .object(pairs)
    }

    private static func options(_ values: [String], _ plan: StudyPlan) -> JSONText {
        .object(zip(plan.varied, values).map { ($0.name, .string($1)) })
    }
}
