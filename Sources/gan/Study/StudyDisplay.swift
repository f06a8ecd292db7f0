import Foundation
import GANBase
import GANRuns

/// What a study says while it runs, on standard error: a line for each run that ends, and one that is redrawn below.
struct StudyDisplay {
    private var ended = 0
    private var seconds = 0.0
    private var shownAt: SuspendingClock.Instant?

    /// Says what is ahead.
    func begin(_ contents: StudyFolder.Contents, _ path: String) {
        let plan = contents.plan
        let combinations = VariedOption.product(of: plan.varied).count
        let over = contents.runs.filter(\.state.isOver).count
        let parts = [
            "\(combinations) \(combinations == 1 ? "combination" : "combinations") × \(plan.seeds) \(plan.seeds == 1 ? "seed" : "seeds")",
            over > 0 ? "\(over) of \(contents.runs.count) runs over already" : "\(contents.runs.count) runs",
            "\(plan.jobs) at a time" + (plan.threads.map { " on \($0) \($0 == 1 ? "thread" : "threads") each" } ?? ""),
            plan.budget.map { "\($0.words) for each run" },
        ]
        Terminal.write("Study  \(path): \(parts.compactMap { $0 }.joined(separator: ", "))\n")
    }

    /// Says how a run ended.
    mutating func tell(_ run: StudyRun, _ reading: RunReading, _ contents: StudyFolder.Contents, seconds: Double) {
        let over = contents.runs.filter(\.state.isOver).count
        if run.state.isOver {
            ended += 1
            self.seconds += seconds
        }
        var parts = ["[\(over)/\(contents.runs.count)]", run.name, run.state.words]
        if run.state == .failed || run.exitStatus == ExitStatus.cannotWrite.rawValue {
            parts.append(run.reason?.split(separator: "\n").first.map(String.init) ?? "")
        } else {
            parts += contents.plan.metrics.compactMap { name in reading.metrics[name].map { "\(name) \(short($0))" } }
        }
        Terminal.write(parts.joined(separator: "  ") + "  \(duration(seconds))\n")
    }

    /// Redraws the line below, where there is a terminal.
    mutating func update(_ contents: StudyFolder.Contents, _ running: [RunProcess]) {
        guard shownAt.map({ SuspendingClock.now - $0 > .milliseconds(500) }) ?? true else { return }
        shownAt = SuspendingClock.now
        let over = contents.runs.filter(\.state.isOver).count
        var parts = ["\(over) of \(contents.runs.count) runs over"]
        if ended > 0 {
            let mean = seconds / Double(ended)
            let waiting = contents.runs.count - over - running.count
            let rest = running.reduce(Double(waiting) * mean) { $0 + max(mean - $1.ownSeconds, 0) }
            parts.append(
                "about \(duration(rest / Double(max(min(contents.plan.jobs, waiting + running.count), 1)))) left")
        }
        parts.append("running " + running.map { contents.runs[$0.index].name }.joined(separator: " and "))
        Terminal.pass(parts.joined(separator: ", "))
    }
}
