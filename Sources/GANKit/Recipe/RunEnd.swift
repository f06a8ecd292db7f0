import Logging

/// What there is to do for a run that is to go on and has done its steps already.
struct RunEnd {
    let run: RunFolder
    /// That of its newest checkpoint.
    let state: CheckpointState
    let logger: Logger
    let console: Console

    /// Puts right what a process has left that was killed after its last checkpoint, and says that there is nothing to train.
    ///
    /// - Parameter steps: The steps that the plan now has.
    /// - Throws: `GANError` with status 64 when the run has done more of them, 73 when something cannot be written.
    func settle(planned steps: Int) throws {
        guard state.step == steps else {
            throw GANError(
                .usage,
                "\(run.path) has done \(state.step.grouped) steps, more than the \(steps.grouped) that it is to have now: --steps counts from the beginning of the run; for \(steps.grouped) steps more say --steps \(state.step + steps)"
            )
        }
        if RunStatus.read(from: run)?.state != .finished {
            let status = RunStatus(.finished, step: state.step, of: steps, seconds: state.seconds ?? 0)
            try LiveReport(run, logger: logger).write(status)
            console.say(
                "\(run.path) was stopped after its last step; status.json and report.html now say that it is finished")
        }
        console.say("\(run.path) has done its \(steps.grouped) steps; train on with --steps and a larger number")
    }
}
