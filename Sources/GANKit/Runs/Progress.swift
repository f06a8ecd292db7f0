import Foundation

/// Shows how the training goes: a line redrawn in place on a terminal, a plain line at intervals elsewhere.
final class Progress {
    private let console: Console
    private let steps: Int
    /// What to do when steps wait for data.
    private let dataAdvice: String
    private var dataWait = DataWait()
    private var waitShare = 0.0
    private var last: StepReport?
    private var shownAt = -Double.infinity
    private var lastStepShown = 0

    init(console: Console, steps: Int, dataAdvice: String) {
        self.console = console
        self.steps = steps
        self.dataAdvice = dataAdvice
    }

    /// Seconds from one line to the next.
    private var pause: Double { console.isTerminal ? 0.1 : 10 }

    /// Shows a report if it is time.
    ///
    /// - Parameter waited: Seconds that all steps so far have waited for data.
    func show(_ report: StepReport, waited: Double) {
        last = report
        waitShare = dataWait.share(at: report.seconds, waited: waited)
        guard report.seconds - shownAt >= pause || report.step == steps else { return }
        shownAt = report.seconds
        lastStepShown = report.step
        if console.isTerminal {
            console.redraw(line(report))
        } else {
            console.say(line(report))
        }
    }

    /// Says a line that stays.
    func say(_ line: String) { console.say(line) }

    /// Leaves the last report as a line that stays.
    func finish() {
        guard let last, console.isTerminal || lastStepShown != last.step else { return }
        console.say(line(last))
    }

    private func line(_ report: StepReport) -> String {
        let stepsPerSecond = Double(report.step) / max(report.seconds, 1e-9)
        var parts = [
            "step \(report.step.grouped)/\(steps.grouped)",
            "\(short(stepsPerSecond)) steps/s", "\(Int(report.imagesPerSecond.rounded()).grouped) images/s",
            report.step < steps
                ? "\(duration(Double(steps - report.step) / stepsPerSecond)) left" : duration(report.seconds),
            "critic \(short(report.criticLoss))", "generator \(short(report.generatorLoss))",
            "gap \(short(report.criticGap))",
        ]
        if let norm = report.gradientNorm { parts.append("‖∇T‖ \(short(norm.mean))") }
        if let virial = report.virial { parts.append("virial \(short(virial))") }
        if let steps = report.criticSteps { parts.append("\(steps) critic \(steps == 1 ? "step" : "steps")") }
        // The first seconds tell nothing: whatever is slow there happens once.
        if waitShare > 0.05, report.seconds > 3 {
            parts.append("waits for data \(Int((100 * waitShare).rounded())) % of the time: \(dataAdvice)")
        }
        return parts.joined(separator: "  ")
    }
}

/// Three significant digits: 0.0123, 1.23, 12.3, 1230.
package func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    let digits = Int(log10(abs(value)).rounded(.down))
    if digits < -3 || digits > 5 { return String(format: "%.2e", value) }
    return String(format: "%.\(max(0, 2 - digits))f", value)
}

/// Seconds as people say them: 8s, 4m 05s, 2h 10m.
package func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e8 else { return "?" }
    let total = Int(seconds.rounded())
    if total < 60 { return "\(total)s" }
    if total < 3600 { return String(format: "%dm %02ds", total / 60, total % 60) }
    return String(format: "%dh %02dm", total / 3600, total / 60 % 60)
}
