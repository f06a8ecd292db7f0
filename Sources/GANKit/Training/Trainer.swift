import Foundation

/// Trains a plan: critic steps and generator steps in turn.
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
    public internal(set) var step = 0

    /// The real samples of the last step; nil before the first.
    public private(set) var lastReal: Tensor?

    /// The generator to draw samples from: the average of the weights where the plan asks for one.
    public var samplingGenerator: Generator { averaged?.generator ?? generator }

    /// How the critic's gradients are computed, and why.
    let criticStepChoice: CriticStepChoice
    let averaged: AveragedGenerator?
    let penalties: [NamedPenalty]
    private let gradientPenalties: Int
    private let projections: [any Projection]
    let criticOptimizer: any OptimizerState
    let generatorOptimizer: any OptimizerState
    let latentRandom: Random
    let penaltyRandom: Random
    var criticStepsDone = 0

    /// Builds and initialises both networks.
    ///
    /// - Throws: `GANError` in words when the plan cannot work.
    public init(_ plan: GAN, settings: TrainingSettings) throws {
        try plan.check()
        self.plan = plan
        self.settings = settings
        let random = { (name: String) in Random(seed: seedStream(settings.seed, name)) }
        generator = try plan.makeGenerator(random: random("generator"), device: settings.device)
        averaged = try plan.average.map {
            AveragedGenerator(try plan.makeGenerator(random: random("generator"), device: settings.device), $0)
        }
        critic = try plan.makeCritic(random: random("critic"), device: settings.device)
        try plan.rewrite(critic, random: random("reparametrisation"))
        penalties = NamedPenalty.naming(plan.constraints).map { $0.starting() }
        criticStepChoice = try CriticStepChoice(wish: settings.criticStep, critic: critic, penalties: penalties)
        gradientPenalties = penalties.filter { $0.penalty is any GradientNormPenalty }.count
        projections = plan.constraints.compactMap { $0 as? any Projection }
        criticOptimizer = plan.criticOptimizer.makeState(for: critic.parameters.map(\.tensor))
        generatorOptimizer = plan.generatorOptimizer.makeState(for: generator.parameters.map(\.tensor))
        latentRandom = Random(seed: seedStream(settings.seed, "latents"), device: settings.device)
        penaltyRandom = Random(seed: seedStream(settings.seed, "penalty points"), device: settings.device)
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

    /// Opens the plan's data and starts to read ahead.
    ///
    /// - Throws: `GANError` in words when there is no data that can be read.
    public func openData() throws -> any SampleStream {
        var loading = LoadingOptions(
            batch: plan.batch, seed: seedStream(settings.seed, "data"), workers: settings.loaderThreads,
            dtype: plan.precision.dtype, cache: settings.cache, logger: settings.logger)
        loading.badImages = settings.badImages
        loading.device = settings.device
        return try plan.data.open(loading)
    }

    /// Trains on a stream that is already open.
    public func train(
        on stream: any SampleStream, observe: (StepReport) throws -> Void = { _ in },
        stopping: () -> Bool = { false }
    ) throws {
        let start = ContinuousClock.now
        var speed = SpeedGauge()
        while step < plan.steps, !stopping() {
            let (measures, generatorLoss) = try trainStep { try self.nextReal(of: stream) }
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

    /// The next real samples.
    ///
    /// - Throws: `GANError` with status 65 when a number is not finite: one NaN would spoil every weight for good.
    private func nextReal(of stream: any SampleStream) throws -> Tensor {
        let real = try stream.next()
        // A sum is finite only if each of its numbers is; far cheaper than to look at each.
        guard real.sum().scalar().isFinite else {
            throw GANError(
                .badData,
                "step \(step + 1): a batch of real samples (\(stream.summary)) holds numbers that are not finite, NaN or infinite; look for empty fields or a division by zero where the data was made"
            )
        }
        return real.to(settings.device)
    }

    /// One step: both players, in the plan's order.
    ///
    /// - Parameter nextReal: Gives a fresh batch of real samples.
    func trainStep(_ nextReal: () throws -> Tensor) rethrows -> (CriticMeasures, generatorLoss: Double) {
        var real = try nextReal()
        let measures: CriticMeasures
        let generatorLoss: Double
        switch plan.order {
        case .criticFirst:
            var last = criticStep(real: real)
            for _ in 1..<plan.criticSteps {
                real = try nextReal()
                last = criticStep(real: real)
            }
            measures = last
            generatorLoss = generatorSteps(real: real)
        case .generatorFirst:
            generatorLoss = generatorSteps(real: real)
            var last = criticStep(real: real)
            for _ in 1..<plan.criticSteps { last = criticStep(real: try nextReal()) }
            measures = last
        case .simultaneous:
            let gradients = criticGradients(real: real, fake: fakes())
            let (loss, slopes) = generatorGradients(real: real)
            measures = moveCritic(gradients)
            generatorOptimizer.step(gradients: slopes, at: step)
            generatorLoss = loss.scalar()
        }
        step += 1
        lastReal = real
        averaged?.follow(generator, after: step)
        return (measures, generatorLoss)
    }

    /// One critic step: fakes without a history, the loss and the penalties that are due, one update, projections.
    func criticStep(real: Tensor) -> CriticMeasures {
        moveCritic(criticGradients(real: real, fake: fakes()))
    }

    /// The plan's generator steps; the loss of the last one.
    func generatorSteps(real: Tensor) -> Double {
        var last = 0.0
        for _ in 0..<plan.generatorSteps {
            let (loss, slopes) = generatorGradients(real: real)
            generatorOptimizer.step(gradients: slopes, at: step)
            last = loss.scalar()
        }
        return last
    }

    /// A batch of the generator's samples, without history.
    func fakes() -> Tensor {
        withoutGradients { generator(latents()) }
    }

    /// The terms and gradients of a critic step between two batches.
    func criticGradients(real: Tensor, fake: Tensor) -> (terms: CriticTerms, slopes: [Tensor?]) {
        critic.advanceReparametrisations()
        let due = penalties.filter { criticStepsDone.isMultiple(of: $0.interval) }.map { $0.at(step: step) }
        return criticStepMethod(random: penaltyRandom).gradients(real: real, fake: fake, penalties: due)
    }

    /// How critic gradients are computed.
    ///
    /// - Parameter random: Where penalty points come from.
    func criticStepMethod(random: Random) -> any CriticStep {
        switch criticStepChoice.method {
        case .fourPasses: FourPasses(critic: critic, loss: plan.loss, random: random)
        case .doubleBackward: DoubleBackward(critic: critic, loss: plan.loss, random: random)
        }
    }

    /// A batch of noise in place of real samples, for timing and for checks.
    func randomSamples() -> Tensor {
        let samples = Random(seed: 0, device: settings.device).uniform(
            [plan.batch] + plan.data.sampleShape, from: -1, to: 1, dtype: plan.precision.dtype)
        return samples.rank == 4 ? samples.channelsLast() : samples
    }

    private func moveCritic(_ gradients: (terms: CriticTerms, slopes: [Tensor?])) -> CriticMeasures {
        let (terms, slopes) = gradients
        criticOptimizer.step(gradients: slopes, at: step)
        projections.forEach { $0.project(critic) }
        criticStepsDone += 1
        return CriticMeasures(terms, isComplete: terms.penalties.filter { $0.slopes != nil }.count == gradientPenalties)
    }

    /// The generator's loss and its gradients; the real samples are scored only if the loss asks for them.
    private func generatorGradients(real: Tensor) -> (loss: Tensor, slopes: [Tensor?]) {
        GeneratorStep(
            generator: generator, critic: critic, loss: plan.loss, usesPasses: criticStepChoice.method == .fourPasses
        ).gradients(latents: latents(), real: real)
    }

    private func latents() -> Tensor {
        generator.latents(plan.batch, random: latentRandom, as: plan.precision.dtype)
    }
}
