public import GANMetrics

/// Gathers the watchers of a plan, one a line; `if`, `for` and the rest of Swift work.
@resultBuilder
public enum WatcherBuilder {
    /// One watcher.
    public static func buildExpression(_ watcher: any Watcher) -> [any Watcher] { [watcher] }
    /// A metric, measured at its interval.
    public static func buildExpression(_ metric: any Metric) -> [any Watcher] {
        [MetricWatcher([metric], every: metric.interval)]
    }
    /// All of them; metrics of the same interval share their samples.
    public static func buildFinalResult(_ watchers: [any Watcher]) -> [any Watcher] { MetricWatcher.merged(watchers) }
    /// Lines one after the other.
    public static func buildBlock(_ parts: [any Watcher]...) -> [any Watcher] { parts.flatMap { $0 } }
    /// An `if` without `else`.
    public static func buildOptional(_ part: [any Watcher]?) -> [any Watcher] { part ?? [] }
    /// The `if` branch.
    public static func buildEither(first part: [any Watcher]) -> [any Watcher] { part }
    /// The `else` branch.
    public static func buildEither(second part: [any Watcher]) -> [any Watcher] { part }
    /// A `for` loop.
    public static func buildArray(_ parts: [[any Watcher]]) -> [any Watcher] { parts.flatMap { $0 } }

    /// Explains a likely mistake.
    @available(*, unavailable, message: "a constraint belongs in the first block, before 'watch:'")
    public static func buildExpression(_ constraint: any Constraint) -> [any Watcher] { [] }
}
