/// One training plan: data, two networks, a loss, constraints on the critic, and a schedule.
///
/// What a GAN has exactly one of is an argument; constraints and watchers are open lists.
public struct GAN: Sendable {
    /// Where real samples come from.
    public var data: any TrainingData
    /// The network that makes samples.
    public var generator: any GeneratorArchitecture
    /// The network that scores samples.
    public var critic: any CriticArchitecture
    /// Turns scores into what each player minimises.
    public var loss: any AdversarialLoss
    /// How the critic's weights are changed.
    public var criticOptimizer: any Optimizer
    /// How the generator's weights are changed.
    public var generatorOptimizer: any Optimizer
    /// Critic steps in each step: a number, or until the critic has converged.
    public var criticSteps: CriticSteps
    /// Generator steps in each step.
    public var generatorSteps: Int
    /// Which player moves first.
    public var order: UpdateOrder
    /// The average of the generator's weights from which samples are drawn, if any.
    public var average: WeightAverage?
    /// Real samples, and fakes, in each critic step; fakes in each generator step.
    public var batch: Int
    /// The parts in which a batch is computed, one after the other, to need less memory; the result is that of the batch.
    public var accumulation: Int
    /// Steps: each has the critic's and the generator's.
    public var steps: Int
    /// The type of number that the networks compute with.
    public var precision: Precision
    /// Steps from one checkpoint to the next; nil writes one every ten minutes.
    public var checkpointEvery: Int?
    /// Which checkpoints stay.
    public var keep: KeptCheckpoints
    /// What happens when a number becomes infinite or undefined.
    public var onDivergence: DivergencePolicy
    /// What keeps the critic tame; they add up.
    public var constraints: [any Constraint]
    /// What is looked at during training.
    public var watchers: [any Watcher]

    /// Makes a plan in which both players use the same kind of optimiser.
    ///
    /// - Parameters:
    ///   - data: Where real samples come from.
    ///   - generator: The network that makes samples.
    ///   - critic: The network that scores samples.
    ///   - loss: Turns scores into what each player minimises.
    ///   - optimizer: How both players' weights are changed.
    ///   - criticOptimizer: How the critic's weights are changed, when that differs.
    ///   - criticSteps: Critic steps in each step: a number, or `.untilVirial(within: 0.1, atMost: 20)`.
    ///   - generatorSteps: Generator steps in each step.
    ///   - order: Which player moves first.
    ///   - average: The average of the generator's weights from which samples are drawn, such as `.exponential(0.999)`.
    ///   - batch: Samples of each class in a step.
    ///   - accumulation: The parts in which a batch is computed, one after the other, to need less memory. The gradients
    ///     are those of the whole batch, also for losses and penalties that couple its samples.
    ///   - steps: How long to train; each step has the critic's and the generator's.
    ///   - precision: The type of number that the networks compute with.
    ///   - checkpointEvery: Steps from one checkpoint to the next; one every ten minutes when left out.
    ///   - keep: Which checkpoints stay: `.last(3)`, `.every(10_000)`, `.best(of: "frechet")`, or a list of these.
    ///   - onDivergence: What happens when a number becomes infinite or undefined: `.stop` or `.rollBack()`.
    ///   - constraints: What keeps the critic tame; they add up.
    ///   - watch: What is looked at during training; a ``SampleGrid`` every 500 steps when left out.
    public init(
        data: any TrainingData, generator: any GeneratorArchitecture, critic: any CriticArchitecture,
        loss: any AdversarialLoss, optimizer: any Optimizer, criticOptimizer: (any Optimizer)? = nil,
        criticSteps: any CriticStepsConvertible = 1, generatorSteps: Int = 1, order: UpdateOrder = .criticFirst,
        average: WeightAverage? = nil, batch: Int = 64, accumulation: Int = 1, steps: Int,
        precision: Precision = .float32, checkpointEvery: Int? = nil, keep: KeptCheckpoints = .last(3),
        onDivergence: DivergencePolicy = .stop,
        @ConstraintBuilder constraints: () -> [any Constraint] = { [] },
        @WatcherBuilder watch: () -> [any Watcher] = { [SampleGrid(every: 500)] }
    ) {
        self.data = data
        self.generator = generator
        self.critic = critic
        self.loss = loss
        self.criticOptimizer = criticOptimizer ?? optimizer
        generatorOptimizer = optimizer
        self.criticSteps = criticSteps.criticSteps
        self.generatorSteps = generatorSteps
        self.order = order
        self.average = average
        self.batch = batch
        self.accumulation = accumulation
        self.steps = steps
        self.precision = precision
        self.checkpointEvery = checkpointEvery
        self.keep = keep
        self.onDivergence = onDivergence
        self.constraints = constraints()
        watchers = watch()
    }

    /// The plan with both learning rates multiplied by a factor.
    func slowed(by factor: Double) -> GAN {
        guard factor != 1 else { return self }
        var plan = self
        plan.criticOptimizer = criticOptimizer.slowed(by: factor)
        plan.generatorOptimizer = generatorOptimizer.slowed(by: factor)
        return plan
    }
}
