/// Which checkpoints of a run stay when newer ones are written.
///
/// The newest always does.
///
/// ```swift
/// keep: .last(3)
/// keep: [.last(3), .every(10_000), .best(of: "frechet")]
/// ```
public struct KeptCheckpoints: Sendable, Equatable, ExpressibleByArrayLiteral {
    enum Rule: Sendable, Equatable {
        case last(Int)
        case every(Int)
        case best(String)
    }

    let rules: [Rule]

    /// Everything that one of several rules keeps.
    public init(arrayLiteral elements: KeptCheckpoints...) {
        rules = elements.flatMap(\.rules)
    }

    private init(_ rule: Rule) {
        rules = [rule]
    }

    /// The newest so many.
    public static func last(_ count: Int) -> KeptCheckpoints { KeptCheckpoints(.last(count)) }

    /// Those whose step is a multiple of a number, for ever.
    ///
    /// A checkpoint is written at each of these steps, whatever `--checkpoint-every` says.
    public static func every(_ steps: Int) -> KeptCheckpoints { KeptCheckpoints(.every(steps)) }

    /// The one where a metric was best.
    ///
    /// A checkpoint is written whenever the metric improves.
    ///
    /// - Parameter metric: The name under which a watcher records it, `frechet` for example.
    public static func best(of metric: String) -> KeptCheckpoints { KeptCheckpoints(.best(metric)) }

    /// The names of the metrics whose best checkpoint is kept.
    var metrics: [String] {
        rules.compactMap { if case .best(let name) = $0 { name } else { nil } }
    }

    /// Whether a checkpoint of this step is to be written in any case.
    func asksFor(_ step: Int) -> Bool {
        rules.contains { if case .every(let steps) = $0 { step.isMultiple(of: steps) } else { false } }
    }

    /// The steps of the checkpoints that may go.
    ///
    /// - Parameters:
    ///   - steps: The steps of all checkpoints.
    ///   - best: The steps where metrics were best.
    ///   - stops: The steps of those that there are only because the run was stopped: they stay beside the others and take
    ///     nobody's place, so that a run that was stopped has the same ones to go back to as one that was not.
    func expendable(_ steps: [Int], best: [String: Int], stops: [Int] = []) -> [Int] {
        let newestFirst = steps.sorted(by: >)
        let due = newestFirst.filter { !stops.contains($0) }
        let kept = rules.reduce(into: Set(newestFirst.prefix(1) + due.prefix(1))) { kept, rule in
            switch rule {
            case .last(let count): kept.formUnion(newestFirst.prefix(count) + due.prefix(count))
            case .every(let interval): kept.formUnion(steps.filter { $0.isMultiple(of: interval) })
            case .best(let name): if let step = best[name] { kept.insert(step) }
            }
        }
        return newestFirst.filter { !kept.contains($0) }
    }
}
