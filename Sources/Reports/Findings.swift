import GANBase
import GANRuns

/// What a page says about a run: troubles, how it ended, and what went well.
struct Findings {
    private let training: RecordedTraining
    /// More events than these are counted only.
    private let most = 24

    init(_ training: RecordedTraining) { self.training = training }

    /// All of them, troubles first.
    var all: [Finding] {
        let troubles = ending + events + unreadable
        guard training.step > 0 else { return troubles.isEmpty ? [nothing] : troubles }
        return troubles + (training.metrics.events.isEmpty ? quiet : []) + measures
    }

    /// What an event is called, and how it is to be taken.
    static func title(of kind: String) -> (Finding.Kind, String) {
        switch kind {
        case "unreachableSamples": (.bad, "Samples out of reach")
        case "deadCritic": (.bad, "Dead critic")
        case "uninformativeCritic": (.bad, "Critic that knows nothing")
        case "wonCritic": (.bad, "Critic that has won")
        case "unboundedCritic": (.bad, "Critic without bound")
        case "vanishingPenalty": (.bad, "Vanishing penalty")
        case "explosion": (.bad, "Explosion")
        case "generatorCollapse": (.bad, "Collapsed generator")
        case "divergence": (.bad, "Divergence")
        case "underTrainedCritic": (.warn, "Under-trained critic")
        case "stiffness": (.warn, "Stiff penalty")
        case "rollBack": (.warn, "Roll-back")
        case "passed": (.note, "Passed")
        default: (.warn, spaced(kind))
        }
    }

    /// `someKind` as words: "Some kind".
    private static func spaced(_ name: String) -> String {
        let words = name.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : "\($1)" }
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private var events: [Finding] {
        // The reason of a failure is said already.
        let events = training.metrics.events.filter { event in
            event.kind != "divergence" || !(failure?.hasPrefix(event.message) ?? false)
        }
        let told = Self.withEnds(events)
        let shown = told.prefix(most).map { event, end -> Finding in
            let (kind, title) = Self.title(of: event.kind)
            let steps = ["step \(event.step.grouped)", "step \(event.step)", "from step"]
            let place =
                steps.contains { event.message.hasPrefix($0) } ? "" : "after step \(event.step.grouped): "
            guard let end else { return Finding(kind, title, place + event.message) }
            return Finding(.note, title, "\(place)\(event.message). This has passed: \(end.message).")
        }
        guard told.count > most else { return shown }
        return shown + [
            Finding(.warn, "And more", "\((told.count - most).grouped) more events are in metrics.jsonl.")
        ]
    }

    /// Each event with the one that tells of its end, which then has no entry of its own.
    private static func withEnds(
        _ events: [RecordedMetrics.Event]
    ) -> [(event: RecordedMetrics.Event, end: RecordedMetrics.Event?)] {
        var told: [(event: RecordedMetrics.Event, end: RecordedMetrics.Event?)] = []
        for event in events {
            let trouble = told.lastIndex { $0.event.kind == event.subject && $0.end == nil }
            if event.kind == "passed", let trouble {
                told[trouble].end = event
            } else {
                told.append((event, nil))
            }
        }
        return told
    }

    private var ending: [Finding] {
        let resume = "gan resume \(training.run.path)"
        let done = "step \(training.step.grouped)" + (training.plannedSteps.map { " of \($0.grouped)" } ?? "")
        switch training.state {
        case .running, .finished: return []
        case .interrupted: return [Finding(.note, "Interrupted", "after \(done). Go on with:", command: resume)]
        case .failed: return [Finding(.bad, "Failed", failure ?? "after \(done), for no reason that is known")]
        case .killed:
            let words = "after \(done): the process was killed, or ended before it could say why. Go on with:"
            return [Finding(.warn, "Stopped without a word", words, command: resume)]
        }
    }

    /// Why the run failed, in its own words.
    private var failure: String? { training.state == .failed ? training.status?.message : nil }

    private var unreadable: [Finding] {
        let count = training.unreadablePictures
        var found: [Finding] = []
        if count > 0 {
            found.append(
                Finding(
                    .warn, "Unreadable pictures",
                    "\(count.grouped) \(count == 1 ? "picture" : "pictures") of the data could not be read; unreadable.txt in the run's folder names them."
                ))
        }
        if training.metrics.damagedLines > 0 {
            let lines = training.metrics.damagedLines
            found.append(
                Finding(
                    .warn, "Damaged numbers",
                    "\(lines.grouped) \(lines == 1 ? "line" : "lines") of metrics.jsonl could not be read and \(lines == 1 ? "is" : "are") left out."
                ))
        }
        return found
    }

    private var nothing: Finding { Finding(.note, "Nothing yet", "no step has been reported.") }

    /// What it means that no gauge has told of anything: well and good only where there were gauges, and steps enough.
    private var quiet: [Finding] {
        let steps = "\(training.step.grouped) \(training.step == 1 ? "step" : "steps")"
        guard training.step >= Self.patience else {
            return [
                Finding(
                    .note, "Too few steps",
                    "gauges look at \(Self.patience) steps together, and there are \(training.step).")
            ]
        }
        guard isCriticWatched else {
            return [
                Finding(
                    .note, "No gauge for the critic",
                    "with this loss and these constraints no number tells whether the critic is right; watched are only an explosion, "
                        + "a critic that knows nothing and a collapse of the generator, of which there was no sign in \(steps)."
                )
            ]
        }
        return [Finding(.good, "No trouble", "no gauge has found anything in \(steps).")]
    }

    /// Steps that most gauges look at together.
    private static let patience = 200

    /// Whether a gauge applied that tells a critic that is right from one that is not.
    private var isCriticWatched: Bool {
        guard let gauges = training.settings.gauges else { return training.metrics[.init("virial")] != nil }
        return gauges.contains { ["underTrainedCritic", "wonCritic", "unboundedCritic"].contains($0) }
    }

    /// What the numbers say.
    private var measures: [Finding] { [virial, diversity].compactMap { $0 } + metricFindings }

    /// The virial ratio over the last tenth of the run.
    private var virial: Finding? {
        // Far away from 1 it is the quotient of numbers near zero, or the run has come apart.
        guard let mean = training.metrics.virial(after: training.step - training.step / 10), mean > 0, mean < 100 else {
            return nil
        }
        let words = "the virial ratio, 1 at a converged critic, is \(short(mean)) over the last tenth of the steps"
        if (0.7...1.5).contains(mean) {
            return Finding(.good, "Critic", "\(words): the critic keeps up with the generator.")
        }
        return Finding(
            .note, "Critic",
            "\(words): \(mean < 1 ? "the critic lags behind the generator." : "the gap is near zero, or the penalty holds the critic back.")"
        )
    }

    private var diversity: Finding? {
        guard let mean = recentMean(of: .init("diversity")) else { return nil }
        let words = "two samples differ \(short(mean)) times as much as two real ones"
        return mean >= 0.6 && mean <= 1.6
            ? Finding(.good, "Variety", "\(words): no sign of a collapse.") : Finding(.note, "Variety", "\(words).")
    }

    private func recentMean(of name: RecordedMetrics.Name) -> Double? {
        guard let stretches = training.metrics[name]?.stretches, !stretches.isEmpty else { return nil }
        let recent = stretches.filter { $0.steps.upperBound > training.step - training.step / 10 }
        let counted = recent.isEmpty ? stretches.suffix(1) : recent[...]
        return counted.reduce(0) { $0 + $1.average / Double(counted.count) }
    }

    private var metricFindings: [Finding] {
        training.metrics.metrics.sorted { $0.key < $1.key }.compactMap { name, points in
            guard let first = points.first, let last = points.last else { return nil }
            var words = "\(short(last.value)) at step \(last.step.grouped)"
            if points.count > 1 { words += ", after \(short(first.value)) at step \(first.step.grouped)" }
            guard let best = training.bestMetric(name) else { return Finding(.note, name, "\(words).") }
            words +=
                best.step == last.step
                ? "; the best so far." : "; the best was \(short(best.value)) at step \(best.step.grouped)."
            return Finding(best.step == last.step && points.count > 1 ? .good : .note, name, words)
        }
    }
}
