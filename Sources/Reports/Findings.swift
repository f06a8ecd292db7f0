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
        return troubles + (measures.isEmpty && troubles.isEmpty ? [nothing] : measures)
    }

    /// What an event is called, and how it is to be taken.
    static func title(of kind: String) -> (Finding.Kind, String) {
        switch kind {
        case "deadCritic": (.bad, "Dead critic")
        case "vanishingPenalty": (.bad, "Vanishing penalty")
        case "explosion": (.bad, "Explosion")
        case "generatorCollapse": (.bad, "Collapsed generator")
        case "divergence": (.bad, "Divergence")
        case "underTrainedCritic": (.warn, "Under-trained critic")
        case "stiffness": (.warn, "Stiff penalty")
        case "rollBack": (.warn, "Roll-back")
        default: (.warn, spaced(kind))
        }
    }

    /// `someKind` as words: "Some kind".
    private static func spaced(_ name: String) -> String {
        let words = name.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : "\($1)" }
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private var events: [Finding] {
        let events = training.metrics.events
        let shown = events.prefix(most).map { event -> Finding in
            let (kind, title) = Self.title(of: event.kind)
            let step = "step \(event.step)"
            let place = event.message.hasPrefix(step) ? "" : "after step \(event.step.grouped): "
            return Finding(kind, title, place + event.message)
        }
        guard events.count > most else { return Array(shown) }
        return shown + [
            Finding(.warn, "And more", "\((events.count - most).grouped) more events are in metrics.jsonl.")
        ]
    }

    private var ending: [Finding] {
        let resume = "go on with: gan resume \(training.run.path)"
        let done = "step \(training.step.grouped)" + (training.plannedSteps.map { " of \($0.grouped)" } ?? "")
        switch training.state {
        case .running, .finished: return []
        case .interrupted: return [Finding(.note, "Interrupted", "after \(done); \(resume)")]
        case .failed:
            return [Finding(.bad, "Failed", "after \(done): \(training.status?.message ?? "no reason is known")")]
        case .killed:
            return [
                Finding(
                    .warn, "Stopped without a word",
                    "after \(done): the process was killed, or ended before it could say why; \(resume)")
            ]
        }
    }

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

    private var nothing: Finding {
        training.step == 0
            ? Finding(.note, "Nothing yet", "no step has been reported.")
            : Finding(.good, "No trouble", "no gauge has found anything in \(training.step.grouped) steps.")
    }

    /// What the numbers say.
    private var measures: [Finding] {
        guard training.step > 0 else { return [] }
        let isQuiet = training.metrics.events.isEmpty
        let beginning =
            isQuiet
            ? [Finding(.good, "No trouble", "no gauge has found anything in \(training.step.grouped) steps.")] : []
        return beginning + [virial, diversity].compactMap { $0 } + metricFindings
    }

    /// The virial ratio over the last tenth of the run.
    private var virial: Finding? {
        guard let mean = recentMean(of: .init("virial")) else { return nil }
        let words =
            "the virial ratio, 1 at a converged critic, is \(short(mean)) on average over the last tenth of the steps"
        if (0.7...1.5).contains(mean) {
            return Finding(.good, "Critic", "\(words): the critic keeps up with the generator.")
        }
        return Finding(
            .note, "Critic",
            "\(words): \(mean < 1 ? "the critic lags behind the generator." : "single steps with a small gap count for much in it, or the penalty holds the critic back.")"
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
