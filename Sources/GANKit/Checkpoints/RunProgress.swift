/// What decides how a run goes on and is not the trainer's.
struct RunProgress {
    /// Seconds of training so far, in all sessions together.
    var seconds = 0.0
    /// The number of the next batch of real samples.
    var dataPosition = 0
    /// What roll-backs have multiplied the learning rates by.
    var rateFactor = 1.0
    /// How often the training was rolled back.
    var rollBacks = 0
    /// The step to which it was rolled back last.
    var lastRollBack: Int?
    /// The steps of checkpoints that there are because the run was stopped, and not because they were due.
    var stops: [Int] = []
    /// Bytes of metrics.jsonl up to the checkpoint; nil in a fresh run and in checkpoints of earlier versions.
    var metricsBytes: Int?
    /// The best value of each metric.
    var best: [String: CheckpointState.BestMetric] = [:]

    /// The progress of a fresh run.
    init() {}

    /// The progress at a checkpoint.
    init(_ state: CheckpointState) {
        seconds = state.seconds ?? 0
        dataPosition = state.dataPosition ?? 0
        rateFactor = state.rateFactor ?? 1
        rollBacks = state.rollBacks ?? 0
        lastRollBack = state.lastRollBack
        stops = state.stops ?? []
        metricsBytes = state.metricsBytes
        best = state.best ?? [:]
    }

    /// Takes a metric's new value.
    ///
    /// - Returns: Whether it is the best so far.
    mutating func take(_ metric: MetricValue, at step: Int) -> Bool {
        guard metric.value.isFinite else { return false }
        if let old = best[metric.name]?.value {
            guard metric.better == .lower ? metric.value < old : metric.value > old else { return false }
        }
        best[metric.name] = .init(value: metric.value, step: step)
        return true
    }
}
