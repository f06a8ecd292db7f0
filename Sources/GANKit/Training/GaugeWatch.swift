import Foundation

/// Reads the gauges of every step and says once, in words and with the numbers, when they tell of trouble, and when it has
/// passed.
struct GaugeWatch {
    /// The kinds of trouble.
    enum Trouble: String, CaseIterable {
        case unreachableSamples, deadCritic, uninformativeCritic, wonCritic, underTrainedCritic, vanishingPenalty,
            unboundedCritic, explosion, stiffness, generatorCollapse

        /// What messages call it.
        var name: String {
            switch self {
            case .unreachableSamples: "samples out of reach"
            case .deadCritic: "the dead critic"
            case .uninformativeCritic: "the critic that knew nothing"
            case .wonCritic: "the critic that had won"
            case .underTrainedCritic: "the under-trained critic"
            case .vanishingPenalty: "the vanishing penalty"
            case .unboundedCritic: "the growth of the critic"
            case .explosion: "the explosion"
            case .stiffness: "the stiffness"
            case .generatorCollapse: "the collapse of the generator"
            }
        }
    }

    /// Something to say.
    struct Word {
        let trouble: Trouble
        let message: String
        /// Whether the trouble is over.
        let hasPassed: Bool
    }

    /// A trouble that comes and goes is told so many times.
    static let mostTold = 3

    private var gauges: [any Gauge]
    private var window: GaugeWindow
    /// How many steps decide what is said next, for a run that goes on.
    private let memory: Int
    private var present: Set<Trouble> = []
    private var timesTold: [Trouble: Int] = [:]

    /// The troubles that can be told of in this run.
    var watched: [Trouble] {
        let all = Set(gauges.map(\.trouble))
        return Trouble.allCases.filter(all.contains)
    }

    /// Takes the gauges that apply to a plan.
    ///
    /// - Parameters:
    ///   - plan: What is trained.
    ///   - generator: Its generator, once it is built.
    ///   - patience: How many steps a gauge must stay wrong before it is believed.
    ///   - looks: How many looks in a row must find the generator's samples alike, after they once differed; there is one
    ///     every 100 steps.
    init(_ plan: GAN, generator: Generator? = nil, patience: Int = 200, looks: Int = 10) {
        let collapse = CollapseGauge(looks: looks)
        let all: [(any Gauge)?] = [
            generator.flatMap { ReachGauge($0) }, ExplosionGauge(), StiffnessGauge(plan), collapse, DeadCriticGauge(),
            UninformativeCriticGauge(plan), WonCriticGauge(plan), UnboundedCriticGauge(plan),
        ]
        gauges = all.compactMap { $0 }
        if plan.obeysVirialIdentity { gauges += [VanishingPenaltyGauge(), UnderTrainedCriticGauge()] }
        window = GaugeWindow(patience: patience)
        memory = patience + collapse.memory
    }

    /// Remembers what a run had seen and said before it was stopped.
    mutating func recall(_ file: MetricsFile) {
        for report in file.lastReports(memory) { _ = read(report) }
        // What was said is what the file says, whatever the steps before those would have led to.
        (present, timesTold) = ([], [:])
        for event in file.gaugeEvents {
            guard let trouble = Trouble(rawValue: event.trouble) else { continue }
            note(trouble, hasPassed: event.hasPassed)
        }
    }

    /// Takes a step's report.
    ///
    /// - Returns: What to say now.
    mutating func read(_ report: StepReport) -> [Word] {
        window.append(report)
        var isDead = false
        return gauges.indices.compactMap { index -> Word? in
            let (trouble, reading) = (gauges[index].trouble, gauges[index].read(window))
            if case .trouble = reading, trouble == .deadCritic { isDead = true }
            switch reading {
            case .trouble(let message):
                // A dead critic knows nothing and has a penalty of nothing: one word is enough.
                let isSaid = isDead && [.uninformativeCritic, .vanishingPenalty, .underTrainedCritic].contains(trouble)
                guard !isSaid, !present.contains(trouble), timesTold[trouble, default: 0] < Self.mostTold else {
                    return nil
                }
                note(trouble, hasPassed: false)
                return Word(trouble: trouble, message: message, hasPassed: false)
            case .well(let words):
                guard present.contains(trouble), timesTold[trouble, default: 0] < Self.mostTold else { return nil }
                note(trouble, hasPassed: true)
                return Word(trouble: trouble, message: "from \(window.place) on \(words)", hasPassed: true)
            case .open: return nil
            }
        }
    }

    private mutating func note(_ trouble: Trouble, hasPassed: Bool) {
        if hasPassed {
            present.remove(trouble)
        } else {
            present.insert(trouble)
            timesTold[trouble, default: 0] += 1
        }
    }
}

extension GAN {
    /// Whether the virial ratio is 1 at the plan's best critic: the loss grows with the scores, a penalty on gradients
    /// meets it, and nothing else decides the critic's scale.
    var obeysVirialIdentity: Bool {
        loss is any HomogeneousLoss && scaleHolder == nil && constraints.contains { $0 is any GradientNormPenalty }
    }
}
