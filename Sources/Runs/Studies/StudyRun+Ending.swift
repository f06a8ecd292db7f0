import GANBase

extension StudyRun {
    /// Takes in what a run's folder says before a study goes on with it.
    ///
    /// - Parameters:
    ///   - reading: The folder.
    ///   - budget: How long each run may take now.
    ///   - retriesFailed: Whether failed runs are tried again.
    package mutating func settle(_ reading: RunReading, budget: TimeBudget?, retriesFailed: Bool) {
        switch state {
        case .failed:
            if retriesFailed { state = .interrupted }
        case .finished:
            // A folder that somebody has removed.
            if !reading.isThere { state = .waiting }
        case .stoppedAtBudget:
            if let budget, budget.seconds <= (self.budget ?? 0) { return }
            state = .interrupted
        case .waiting, .running, .interrupted:
            settleUnfinished(reading, budget)
        }
        if state == .waiting || state == .interrupted { (reason, exitStatus) = (nil, nil) }
    }

    private mutating func settleUnfinished(_ reading: RunReading, _ budget: TimeBudget?) {
        switch reading.state {
        case nil: state = .waiting
        case .finished: state = .finished
        case .failed where state == .running:
            state = .failed
            reason = reading.message
        case .failed, .running: state = .interrupted
        case .interrupted:
            let isOver = budget.map { reading.seconds >= $0.seconds } ?? false
            state = isOver ? .stoppedAtBudget : .interrupted
            if isOver { self.budget = budget?.seconds }
        }
    }

    /// Takes in how a run's process ended.
    ///
    /// - Parameters:
    ///   - status: The exit status, or 128 plus the number of a signal.
    ///   - reading: The run's folder.
    ///   - lastWords: The last line that it said.
    ///   - budget: The time that was over, where it was stopped for that.
    package mutating func end(_ status: Int32, _ reading: RunReading, lastWords: String?, budget: TimeBudget?) {
        exitStatus = status
        reason = nil
        switch ExitStatus(rawValue: status) {
        case .success where reading.state == .finished:
            state = .finished
        case .interrupted, .terminated, .hungUp:
            guard let budget else {
                state = .interrupted
                return
            }
            state = reading.step > 0 ? .stoppedAtBudget : .failed
            self.budget = budget.seconds
            if state == .failed { reason = "its time, \(budget.words), was over before its first step" }
        case .cannotWrite:
            // Not the fault of its options: it goes on when there is room.
            state = .interrupted
            reason = reading.state == .failed ? reading.message ?? lastWords : lastWords
        default:
            state = .failed
            let own = reading.state == .failed ? reading.message : nil
            let signal =
                status > 128
                ? "killed by signal \(status - 128)\(status == 137 ? ", perhaps for want of memory" : "")" : nil
            reason = own ?? signal ?? lastWords ?? "it ended with status \(status) and said nothing"
        }
    }
}
