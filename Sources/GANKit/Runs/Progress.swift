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
        let fields = fields(report)
        if console.isTerminal {
            console.redraw(Self.line(of: fields, width: console.width))
        } else {
            console.say(Self.line(of: fields + advice))
        }
    }

    /// Says a line that stays.
    func say(_ line: String) { console.say(line) }

    /// Leaves the last report as a line that stays.
    func finish() {
        guard let last, console.isTerminal || lastStepShown != last.step else { return }
        console.say(Self.line(of: fields(last) + advice))
    }

    /// What the line says, the most telling first: how far it is, how the critic stands, when it ends, then the rest.
    private func fields(_ report: StepReport) -> [String] {
        let stepsPerSecond = Double(report.step) / max(report.seconds, 1e-9)
        var fields = ["step \(report.step.grouped)/\(steps.grouped)", "gap \(short(report.criticGap))"]
        if let norm = report.gradientNorm { fields.append("‖∇T‖ \(short(norm.mean))") }
        if let virial = report.virial { fields.append("virial \(short(virial))") }
        let left = duration(Double(steps - report.step) / stepsPerSecond)
        fields.append(report.step < steps ? "\(left) left" : duration(report.seconds))
        if isWaiting(report) { fields.append("waits for data \(Int((100 * waitShare).rounded())) %") }
        fields += [
            "\(short(stepsPerSecond)) steps/s", "critic \(short(report.criticLoss))",
            "generator \(short(report.generatorLoss))", "\(Int(report.imagesPerSecond.rounded()).grouped) images/s",
        ]
        if let steps = report.criticSteps { fields.append("\(steps) critic \(steps == 1 ? "step" : "steps")") }
        return fields
    }

    /// Whether the steps wait for data long enough to speak of it; the first seconds tell nothing, since whatever is slow
    /// there happens once.
    private func isWaiting(_ report: StepReport) -> Bool { waitShare > 0.05 && report.seconds > 3 }

    /// What to do about the waiting, which is too long for a line that is redrawn.
    private var advice: [String] {
        guard let last, isWaiting(last) else { return [] }
        return ["to wait less: \(dataAdvice)"]
    }

    /// The fields in one line.
    ///
    /// - Parameter width: Columns of the terminal; fields from the first that does not fit are left out. Nil: all.
    static func line(of fields: [String], width: Int? = nil) -> String {
        var line = fields.first ?? ""
        for field in fields.dropFirst() {
            let longer = line + "  " + field
            if let width, longer.count >= width { break }
            line = longer
        }
        return width.map { String(line.prefix(max(0, $0 - 1))) } ?? line
    }
}
