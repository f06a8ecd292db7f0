public import GANMetrics

/// Measures metrics every so many steps; a metric among the watchers of a plan becomes one.
///
/// The generated samples are those of `gan sample --seed 0`, so that only the weights change from one measurement to the
/// next, and what is measured can be looked at.
public struct MetricWatcher: Watcher {
    /// Steps from one measurement to the next.
    public let interval: Int
    /// What is measured.
    public let metrics: [any Metric]

    /// Plans measurements of metrics that have the same interval.
    init(_ metrics: [any Metric], every interval: Int) {
        self.metrics = metrics
        self.interval = interval
    }

    /// Measures, and records the numbers under the step.
    public func watch(_ moment: TrainingMoment) throws { try moment.measure(metrics) }

    /// Watchers in which metrics of the same interval share their samples.
    static func merged(_ watchers: [any Watcher]) -> [any Watcher] {
        var merged: [any Watcher] = []
        for watcher in watchers {
            guard let new = watcher as? MetricWatcher,
                let index = merged.firstIndex(where: { ($0 as? MetricWatcher)?.interval == new.interval }),
                let old = merged[index] as? MetricWatcher
            else {
                merged.append(watcher)
                continue
            }
            merged[index] = MetricWatcher(old.metrics + new.metrics, every: new.interval)
        }
        return merged
    }
}
