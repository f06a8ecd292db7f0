import Foundation

/// Trains a plan: critic steps and a generator step in turn.
///
/// ```swift
/// let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1))
/// try trainer.train { report in print(report.step, report.criticGap) }
/// ```
public final class Trainer {
    /// What is trained.
    public let plan: GAN
    /// How it is run.
    public let settings: TrainingSettings
    /// The network that makes samples.
    public let generator: Generator
    /// The network that scores samples.
    public let critic: Critic
    /// Steps done.
    public private(set) var step = 0

    private let penalties: [NamedPenalty]
    private let projections: [any Projection]
    private let criticOptimizer: any OptimizerState
    private let generatorOptimizer: any OptimizerState
    private let latentRandom: Random
    private let penaltyRandom: Random
    private var criticStepsDone = 0

    /// Builds and initialises both networks.
    ///
    /// - Throws: `GANError` in words when the plan cannot work.
    public init(_ plan: GAN, settings: TrainingSettings) throws {
        try plan.check()
        self.plan = plan
        self.settings = settings
        let random = { (name: String) in Random(seed: seedStream(settings.seed, name)) }
        generator = try plan.makeGenerator(random: random("generator"), device: settings.device)
        critic = try plan.makeCritic(random: random("critic"), device: settings.device)
        let rewriting = random("reparametrisation")
        for case let rewrite as any Reparametrisation in plan.constraints {
            try rewrite.rewrite(critic, random: rewriting)
        }
        penalties = NamedPenalty.naming(plan.constraints).map { $0.starting() }
        projections = plan.constraints.compactMap { $0 as? any Projection }
        criticOptimizer = plan.criticOptimizer.makeState(for: critic.parameters.map(\.tensor))
        generatorOptimizer = plan.generatorOptimizer.makeState(for: generator.parameters.map(\.tensor))
        latentRandom = Random(seed: seedStream(settings.seed, "latents"), device: settings.device)
        penaltyRandom = Random(seed: seedStream(settings.seed, "penalty points"), device: settings.device)
    }

    /// Opens the data and trains until the plan's last step.
    ///
    /// - Parameters:
    ///   - stopping: Asked after every step; training ends early when it says true.
    ///   - observe: Receives every step's report.
    /// - Throws: `GANError` when data cannot be read, and whatever `observe` throws.
    public func train(
        stopping: () -> Bool = { false }, observe: (StepReport) throws -> Void = { _ in }
    ) throws {
        let stream = try openData()
        defer { stream.close() }
        try train(on: stream, stopping: stopping, observe: observe)
    }

    /// Opens the plan's data and starts to read ahead.
    ///
    /// - Throws: `GANError` in words when there is no data that can be read.
    public func openData() throws -> any SampleStream {
        try plan.data.open(
            LoadingOptions(
                batch: plan.batch, seed: seedStream(settings.seed, "data"), workers: settings.loaderThreads,
                dtype: plan.precision.dtype, report: settings.warn))
    }

    /// Trains on a stream that is already open.
    public func train(
        on stream: any SampleStream, stopping: () -> Bool = { false },
        observe: (StepReport) throws -> Void = { _ in }
    ) throws {
        let start = ContinuousClock.now
        var speed = SpeedGauge()
        while step < plan.steps, !stopping() {
            var real = try stream.next().to(settings.device)
            var measures = criticStep(real: real)
            for _ in 1..<plan.criticSteps {
                real = try stream.next().to(settings.device)
                measures = criticStep(real: real)
            }
            let generatorLoss = generatorStep(real: real)
            step += 1
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            try observe(
                StepReport(
                    step: step, seconds: seconds, criticLoss: measures.loss, generatorLoss: generatorLoss,
                    criticGap: measures.gap, penalties: measures.penalties, gradientNorm: measures.gradientNorm,
                    virial: measures.virial, distance: measures.distance,
                    rates: (
                        plan.criticOptimizer.rate.value(at: step - 1), plan.generatorOptimizer.rate.value(at: step - 1)
                    ),
                    imagesPerSecond: speed.rate(after: plan.batch * plan.criticSteps, at: seconds)))
        }
    }

    /// One critic step: fakes without a history, the loss and the penalties that are due, one update, projections.
    func criticStep(real: Tensor) -> CriticMeasures {
        critic.advanceReparametrisations()
        let fake = withoutGradients { generator(latents()) }
        let due = penalties.filter { criticStepsDone.isMultiple(of: $0.interval) }.map { $0.at(step: step) }
        let terms = DoubleBackward(critic: critic, loss: plan.loss, random: penaltyRandom)
            .terms(real: real, fake: fake, penalties: due)
        let slopes = gradients(of: [terms.total], withRespectTo: critic.parameters.map(\.tensor))
        criticOptimizer.step(gradients: slopes, at: step)
        projections.forEach { $0.project(critic) }
        criticStepsDone += 1
        return CriticMeasures(terms)
    }

    /// One generator step; the real samples, those of the last critic step, are scored only if the loss asks for them.
    func generatorStep(real: Tensor) -> Double {
        let scores = Scores(
            real: withoutGradients { self.critic(real) }, fake: critic(generator(latents())))
        let loss = plan.loss.generator(scores)
        let slopes = gradients(of: [loss], withRespectTo: generator.parameters.map(\.tensor))
        generatorOptimizer.step(gradients: slopes, at: step)
        return loss.scalar()
    }

    private func latents() -> Tensor {
        generator.latents(plan.batch, random: latentRandom, as: plan.precision.dtype)
    }
}
