import Foundation
public import GANTensors

/// Measures the Wasserstein divergence between two distributions of points with a critic that it trains for that alone.
///
/// ```swift
/// let meter = try DivergenceMeter(NormalPoints(mean: [0]), NormalPoints(mean: [1]))
/// try meter.train()
/// let reading = try meter.read()
/// print(reading.divergence.value, reading.virial)
/// ```
///
/// The critic is a small smooth network. It trains at one learning rate until its virial ratio p·k·R / L is near 1 and
/// L − k·R grows no more, and then as long again at a rate that falls to nothing, so that the noise of the batches averages
/// out. The ratio comes to 1 before the shape of the critic is right, and is therefore not enough by itself.
public final class DivergenceMeter {
    /// How a critic is trained and what it measures.
    public struct Settings: Sendable {
        /// The penalty k·‖∇T‖^p, and where it is put.
        public var penalty: Divergence
        /// The largest number of steps.
        public var steps = 3_000
        /// Points of each distribution in a step.
        public var batch = 1_024
        /// Numbers in each of the critic's two hidden layers.
        public var width = 64
        /// Decides every random number.
        public var seed: UInt64 = 0
        /// Where the critic computes.
        public var device = Device.cpu

        /// Takes a penalty, and the usual numbers.
        public init(_ penalty: Divergence) {
            self.penalty = penalty
        }
    }

    /// How far from 1 the virial ratio of a converged critic may be.
    public static let tolerance = 0.02
    /// The first learning rate.
    private static let rate = 1e-2
    /// Steps of the schedule from the first learning rate to none.
    private static let fall = 100_000

    /// What the critic scores high.
    public let real: any PointDistribution
    /// What the critic scores low.
    public let fake: any PointDistribution
    /// How it is trained.
    public let settings: Settings
    /// The critic.
    public let critic: Critic
    /// Steps done.
    public private(set) var step = 0
    /// What the last step measured on its batch.
    public private(set) var last: (gap: Double, virial: Double)?

    private let method: DoubleBackward
    private let penalties: [NamedPenalty]
    private let optimizer: any OptimizerState
    let random: Random
    private var progress = ConvergenceWatch(tolerance: DivergenceMeter.tolerance)

    /// Builds the critic.
    ///
    /// - Parameters:
    ///   - real: What the critic scores high.
    ///   - fake: What the critic scores low, of the same dimension.
    ///   - settings: The penalty, and how the critic is trained.
    /// - Throws: `GANError` with status 64 when the dimensions differ or a number cannot be, 65 when points are not finite.
    public init(
        _ real: any PointDistribution, _ fake: any PointDistribution,
        settings: Settings = Settings(Divergence(at: .interpolated))
    ) throws {
        guard real.dimensions == fake.dimensions else {
            throw GANError(
                .usage,
                "there is no critic for points of \(real.dimensions) and of \(fake.dimensions) numbers (\(real.summary), \(fake.summary)); "
                    + "both must have as many")
        }
        try settings.penalty.check()
        (self.real, self.fake, self.settings) = (real, fake, settings)
        let random = Random(seed: seedStream(settings.seed, "points"))
        self.random = random
        let look = Tensor.concatenated([real, fake].map { $0.points(4_096, random: random, dtype: .float64) })
        guard Tensor.firstNotFinite(among: [look]) == nil else {
            throw GANError(.badData, "the points hold numbers that are not finite, NaN or infinite")
        }
        let middle = look.mean(over: [0])
        let scale = (look - middle).square().mean().sqrt().scalar()
        let architecture = SmoothCritic(
            width: settings.width, middle: middle.values(), scale: scale > 0 ? scale : 1)
        critic = try architecture.makeCritic(for: [real.dimensions])
        architecture.initialization.apply(to: critic.body, random: Random(seed: seedStream(settings.seed, "critic")))
        place(critic.body, on: settings.device, as: .float32)
        penalties = NamedPenalty.naming([settings.penalty])
        method = DoubleBackward(
            critic: critic, loss: .wasserstein,
            random: Random(seed: seedStream(settings.seed, "penalty points"), device: settings.device))
        optimizer = Adam(.cosine(Self.rate, to: 0, over: Self.fall), betas: (0.5, 0.99)).makeState(
            for: critic.parameters.map(\.tensor))
    }

    /// Trains the critic until it has converged, or to the last step.
    ///
    /// - Parameter observe: Called after every step.
    /// - Throws: `GANError` with status 65 when scores are not finite any more, and whatever `observe` throws.
    public func train(observe: () throws -> Void = {}) throws {
        while step < settings.steps, let share = progress.share(at: step, of: settings.steps) {
            let points = draw(settings.batch)
            let (terms, slopes) = method.gradients(real: points.real, fake: points.fake, penalties: penalties)
            let measures = CriticMeasures(terms, isComplete: true)
            guard measures.gap.isFinite, let penalty = measures.penalties.first?.value, penalty.isFinite else {
                throw GANError(
                    .badData,
                    "step \(step + 1): the critic's scores or gradients are not finite; try a smaller p, or points of another scale"
                )
            }
            // The schedule runs over a number of steps that is not known before: it gets the share of them.
            optimizer.step(gradients: slopes, at: Int(share * Double(Self.fall)))
            step += 1
            last = (measures.gap, settings.penalty.power * penalty / measures.gap)
            progress.add(gap: measures.gap, penalty: penalty, power: settings.penalty.power)
            try observe()
        }
    }

    /// Fresh points of both distributions, on the critic's device.
    ///
    /// - Parameters:
    ///   - count: How many of each.
    ///   - different: Whether a set of points gives each of its points once at most.
    func draw(_ count: Int, different: Bool = false) -> (real: Tensor, fake: Tensor) {
        func some(_ distribution: any PointDistribution) -> Tensor {
            let set = different ? distribution as? any FiniteDistribution : nil
            return set?.differentPoints(count, random: random, dtype: .float32)
                ?? distribution.points(count, random: random, dtype: .float32)
        }
        return (some(real).to(settings.device), some(fake).to(settings.device))
    }

    /// Where the penalty is put, for given points.
    func penaltyPoints(_ real: Tensor, _ fake: Tensor) -> PenaltyPoints {
        settings.penalty.sampler.points(real: real, fake: fake, random: method.random)
    }
}
