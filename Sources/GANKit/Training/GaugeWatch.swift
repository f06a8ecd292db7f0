import Foundation

/// Reads the gauges of every step and says once, in words and with the numbers, when they tell of trouble.
struct GaugeWatch {
    /// The kinds of trouble.
    enum Trouble: String, CaseIterable {
        case deadCritic, underTrainedCritic, vanishingPenalty, explosion, stiffness, generatorCollapse
    }

    private let stiff: [Stiffness]
    /// Whether something else than penalties decides the critic's scale: then the virial ratio says nothing.
    private let holdsScale: Bool
    private var said: Set<Trouble> = []
    private var recent: [StepReport] = []
    private var diversity: CollapseGauge

    /// How many steps a gauge must stay wrong before it is believed.
    private let patience: Int

    /// - Parameters:
    ///   - plan: What is trained.
    ///   - patience: How many steps a gauge must stay wrong before it is believed.
    ///   - looks: How many looks in a row must find the generator's samples alike, after they once differed; there is one
    ///     every 100 steps.
    init(_ plan: GAN, patience: Int = 200, looks: Int = 10) {
        stiff = plan.constraints.compactMap(Stiffness.init)
        holdsScale = plan.scaleHolder != nil
        self.patience = patience
        diversity = CollapseGauge(looks: looks)
    }

    /// Remembers what a run had seen and said before it was stopped.
    mutating func recall(_ file: MetricsFile) {
        said = Set(file.events.compactMap(Trouble.init))
        for report in file.lastReports(patience + diversity.memory) { _ = read(report) }
    }

    /// Takes a step's report.
    ///
    /// - Returns: What to say now; every kind of trouble is told once.
    mutating func read(_ report: StepReport) -> [(trouble: Trouble, message: String)] {
        recent.append(report)
        if recent.count > patience { recent.removeFirst() }
        let found =
            [explosion(report), stiffness(report), collapse(report)]
            + (recent.count == patience ? slowTroubles(report) : [])
        return found.compactMap { $0 }.filter { said.insert($0.trouble).inserted }
    }

    private typealias Finding = (trouble: Trouble, message: String)

    private func explosion(_ report: StepReport) -> Finding? {
        let norm = report.gradientNorm?.max ?? 0
        guard !report.criticLoss.isFinite || abs(report.criticLoss) > 1e6 || !(norm < 1e4) else { return nil }
        return (
            .explosion,
            "step \(report.step): the critic explodes: its loss is \(short(report.criticLoss)) and the steepest gradient \(short(norm)); "
                + "lower the learning rate, or raise the penalty's weight"
        )
    }

    private func stiffness(_ report: StepReport) -> Finding? {
        guard !stiff.isEmpty, !said.contains(.stiffness), recent.count == patience else { return nil }
        // A lazy penalty measures in some of the steps only.
        let norms = recent.compactMap { $0.gradientNorm?.max }
        guard !norms.isEmpty else { return nil }
        // The first steps of a fresh critic are steep without any harm.
        let norm = norms.reduce(0, +) / Double(norms.count)
        // That of the step: a roll-back lowers it.
        let rate = report.rates.critic
        for penalty in stiff {
            let stiffness = rate * penalty.curvature(at: report.step - 1, norm: norm)
            guard stiffness > 2 else { continue }
            return (
                .stiffness,
                "step \(report.step): learning rate · k·p·(p − 1)·‖∇T‖^(p − 2) is \(short(stiffness)) with the steepest gradient "
                    + "of a step, \(short(norm)) on average over the last \(patience) steps; above 2 plain gradient descent "
                    + "overshoots; if the losses swing, lower the learning rate, or the weight or the power of \(penalty.name)"
            )
        }
        return nil
    }

    private mutating func collapse(_ report: StepReport) -> Finding? {
        report.diversity.flatMap { diversity.read($0, at: report.step) }.map { (.generatorCollapse, $0) }
    }

    /// Troubles of the last `patience` steps together.
    private func slowTroubles(_ report: StepReport) -> [Finding?] {
        let gaps = recent.map { abs($0.criticGap) }
        let norms = recent.compactMap { $0.gradientNorm?.mean }
        let measured = recent.filter { $0.virial != nil }
        let span = "over the last \(patience) steps"
        var found: [Finding?] = []
        if let gap = gaps.max(), gap < 1e-4, norms.allSatisfy({ $0 < 1e-3 }) {
            found.append(
                (
                    .deadCritic,
                    "step \(report.step): the critic is dead: its gap stayed below \(short(gap)) \(span)"
                        + (norms.max().map { " and its mean gradient norm below \(short($0))" } ?? "")
                        + "; raise its learning rate, or look at its last layer and its initialisation"
                ))
            return found
        }
        // The quotient of the sums: a single step's L may come close to zero.
        let gap = measured.reduce(0) { $0 + $1.criticGap }
        let mean = measured.reduce(0) { $0 + ($1.virial ?? 0) * $1.criticGap } / gap
        // Below 0 a penalty with a centre wants steeper gradients still, which is how every critic begins.
        guard gap > 0, mean >= 0, !holdsScale else { return found }
        if mean < 0.01 {
            found.append(
                (
                    .vanishingPenalty,
                    "step \(report.step): the penalty vanishes: the virial ratio, 1 at a converged critic, was \(short(mean)) \(span) while the gap "
                        + "is \(short(report.criticGap)); the scores grow unchecked: take more critic steps if the gap has only begun to grow, else raise the penalty's weight (k), or lower its power (p)"
                ))
        } else if mean < 0.3 {
            found.append(
                (
                    .underTrainedCritic,
                    "step \(report.step): the critic is under-trained: the virial ratio, 1 at a converged critic, was \(short(mean)) on average \(span); "
                        + "take more critic steps, or a higher learning rate for the critic"
                ))
        }
        return found
    }
}
