/// Trains a plan: critic steps and generator steps in turn.
///
/// ```swift
/// let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1))
/// try trainer.train { report in print(report.step, report.criticGap) }
/// ```
public final class Trainer {
    /// What is trained.
    public let plan: GAN
    /// What roll-backs have multiplied the plan's learning rates by.
    let rateFactor: Double
    /// How it is run.
    public let settings: TrainingSettings
    /// The network that makes samples.
    public let generator: Generator
    /// The network that scores samples.
    public let critic: Critic
    /// Steps done.
    public internal(set) var step = 0

    /// The real samples of the last step; nil before the first.
    public internal(set) var lastReal: Tensor?

    /// The generator to draw samples from: the average of the weights where the plan asks for one.
    public var samplingGenerator: Generator { averaged?.generator ?? generator }

    /// How the critic's gradients are computed, and why.
    let criticStepChoice: CriticStepChoice
    let averaged: AveragedGenerator?
    let penalties: [NamedPenalty]
    let gradientPenalties: Int
    let projections: [any Projection]
    let criticOptimizer: any OptimizerState
    let generatorOptimizer: any OptimizerState
    private let rates: (critic: Schedule, generator: Schedule)
    let latentRandom: Random
    let penaltyRandom: Random
    var criticStepsDone = 0
    let criticCheck: FiniteCheck
    let generatorCheck: FiniteCheck
    /// The first gradient or weight that was found to be infinite or undefined, in words.
    var notFinite: String?

    /// Builds and initialises both networks.
    ///
    /// - Throws: `GANError` in words when the plan cannot work.
    public convenience init(_ plan: GAN, settings: TrainingSettings) throws {
        try self.init(plan, settings: settings, ratesMultipliedBy: 1)
    }

    /// Builds and initialises both networks, with the learning rates that roll-backs have left.
    ///
    /// The plan stays as it is, so that a run that goes on is compared by what its recipe says.
    ///
    /// - Parameter factor: What the plan's learning rates are multiplied by.
    /// - Throws: `GANError` in words when the plan cannot work.
    init(_ plan: GAN, settings: TrainingSettings, ratesMultipliedBy factor: Double) throws {
        let slowed = plan.slowed(by: factor)
        try slowed.check()
        self.plan = plan
        rateFactor = factor
        rates = (slowed.criticOptimizer.rate, slowed.generatorOptimizer.rate)
        self.settings = settings
        let random = { (name: String) in Random(seed: seedStream(settings.seed, name)) }
        generator = try plan.makeGenerator(random: random("generator"), device: settings.device)
        averaged = try plan.average.map {
            AveragedGenerator(try plan.makeGenerator(random: random("generator"), device: settings.device), $0)
        }
        critic = try plan.makeCritic(random: random("critic"), device: settings.device)
        try plan.rewrite(critic, random: random("reparametrisation"))
        penalties = NamedPenalty.naming(plan.constraints).map { $0.starting() }
        criticCheck = FiniteCheck("critic", critic.body)
        generatorCheck = FiniteCheck("generator", generator.body)
        criticStepChoice = try CriticStepChoice(wish: settings.criticStep, critic: critic, penalties: penalties)
        if plan.accumulation > 1 { try CriticStepChoice.checkParts(critic, penalties) }
        gradientPenalties = penalties.filter { $0.penalty is any GradientNormPenalty }.count
        projections = plan.constraints.compactMap { $0 as? any Projection }
        criticOptimizer = slowed.criticOptimizer.makeState(for: critic.parameters.map(\.tensor))
        generatorOptimizer = slowed.generatorOptimizer.makeState(for: generator.parameters.map(\.tensor))
        latentRandom = Random(seed: seedStream(settings.seed, "latents"), device: settings.device)
        penaltyRandom = Random(seed: seedStream(settings.seed, "penalty points"), device: settings.device)
    }

    /// What is likely to be a mistake in the plan, in words; it trains nevertheless.
    public var objections: [String] {
        plan.objections(to: critic, on: settings.device) + plan.objections(to: generator)
    }

    /// Opens the data and trains until the plan's last step.
    ///
    /// - Parameters:
    ///   - observe: Receives every step's report.
    ///   - stopping: Asked before every step; training ends early when it says true.
    /// - Throws: `GANError` when data cannot be read, and whatever `observe` throws.
    public func train(
        observe: (StepReport) throws -> Void = { _ in }, stopping: () -> Bool = { false }
    ) throws {
        let stream = try openData()
        defer { stream.close() }
        try train(on: stream, observe: observe, stopping: stopping)
    }

    /// Trains on a stream that is already open.
    ///
    /// - Parameters:
    ///   - stream: Where real samples come from; it stays open.
    ///   - secondsBefore: Seconds of training that a run has behind it.
    ///   - observe: Called after each step with what it reports; what it throws ends the training.
    ///   - stopping: Asked before each step; true ends the training after the last whole one.
    /// - Throws: What the stream or `observe` throws, and `GANError` when training diverges.
    public func train(
        on stream: any SampleStream, secondsBefore: Double = 0, observe: (StepReport) throws -> Void = { _ in },
        stopping: () -> Bool = { false }
    ) throws {
        let clock = try TrainingClock()
        var speed = SpeedGauge(at: secondsBefore)
        while step < plan.steps, !stopping() {
            let outcome = try trainStep { try self.nextReal(of: stream) }
            let seconds = secondsBefore + clock.seconds
            let imagesPerSecond = speed.rate(after: plan.batch * outcome.criticSteps, at: seconds)
            let report = report(outcome, seconds: seconds, imagesPerSecond: imagesPerSecond)
            if let finding = report.undefinedTerm ?? notFinite {
                throw TrainingDiverged(report: report, finding: finding)
            }
            try observe(report)
        }
    }

    private func report(_ outcome: StepOutcome, seconds: Double, imagesPerSecond: Double) -> StepReport {
        let measures = outcome.critic
        var report = StepReport(
            step: step, seconds: seconds, criticLoss: measures.loss, generatorLoss: outcome.generatorLoss,
            criticGap: measures.gap, penalties: measures.penalties, gradientNorm: measures.gradientNorm,
            virial: measures.virial, distance: measures.distance,
            rates: (rates.critic.value(at: step - 1), rates.generator.value(at: step - 1)),
            imagesPerSecond: imagesPerSecond)
        if plan.criticSteps.tolerance != nil { report.criticSteps = outcome.criticSteps }
        report.weightGradientNorms = (
            (criticOptimizer as? any GradientMeasuring)?.lastGradientNorm,
            (generatorOptimizer as? any GradientMeasuring)?.lastGradientNorm
        )
        if step.isMultiple(of: SampleDiversity.interval) { report.diversity = diversity() }
        if step == 1 { report.realBounds = realBounds }
        return report
    }

    /// The smallest and the largest number among the last real samples.
    private var realBounds: ClosedRange<Double>? {
        guard let lastReal, lastReal.count > 0 else { return nil }
        return withoutGradients { lastReal.min().scalar()...lastReal.max().scalar() }
    }

    /// The mean distance between two fakes over that between two real samples; nil where real samples do not differ.
    private func diversity() -> Double? {
        guard let lastReal else { return nil }
        let count = min(plan.batch, SampleDiversity.samples)
        // Numbers of its own, the same each time: to look changes nothing in the training.
        let random = Random(seed: seedStream(settings.seed, "diversity"), device: settings.device)
        let fakes = withoutGradients {
            generator(generator.latents(count, random: random, as: plan.precision.dtype), in: .sampling)
        }
        return SampleDiversity.ratio(of: fakes, to: lastReal.rows(0..<min(count, lastReal.shape[0])))
    }
}
