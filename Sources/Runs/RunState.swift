/// How a run stands, for whoever looks at its folder from outside.
package enum RunState: String, Codable, CaseIterable, Sendable {
    /// A process trains in the folder.
    case running
    /// It has done all its steps.
    case finished
    /// Someone stopped it in good order.
    case interrupted
    /// It could not go on, and said why.
    case failed
    /// It ended without a word: the process was killed, or the power failed, or a stop by the system or a wrong shape.
    case killed

    /// Tells how a run stands.
    ///
    /// - Parameters:
    ///   - status: What status.json says; nil where there is none yet.
    ///   - isHeld: Whether a process holds the folder's lock.
    ///   - hasLast: Whether there is the checkpoint of the last step: then a process that was killed had nothing left to do
    ///     but to say so.
    package init(
        _ status: RunStatus?, isHeld: @autoclosure () -> Bool, hasLast: @autoclosure () -> Bool = false
    ) {
        switch status?.state {
        case .finished: self = .finished
        case .interrupted: self = .interrupted
        case .failed: self = .failed
        case .running, nil: self = isHeld() ? .running : hasLast() ? .finished : .killed
        }
    }

    /// Looks at a folder.
    package init(of run: RunFolder) {
        self.init(
            RunStatus.read(from: run), isHeld: RunLock.isHeld(run),
            hasLast: run.hasCheckpoint(ofLast: (try? RecordedRun(run))?.steps))
    }
}
