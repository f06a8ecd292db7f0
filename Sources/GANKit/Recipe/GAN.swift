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
    /// Critic steps in each step.
    public var criticSteps: Int
    /// Real samples, and fakes, in each critic step; fakes in each generator step.
    public var batch: Int
    /// Steps: generator steps, each with its critic steps.
    public var steps: Int
    /// The type of number that the networks compute with.
    public var precision: Precision
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
    ///   - criticSteps: Critic steps in each step.
    ///   - batch: Samples of each class in a step.
    ///   - steps: Generator steps, each with its critic steps.
    ///   - precision: The type of number that the networks compute with.
    ///   - constraints: What keeps the critic tame; they add up.
    ///   - watch: What is looked at during training; a ``SampleGrid`` every 500 steps when left out.
    public init(
        data: any TrainingData, generator: any GeneratorArchitecture, critic: any CriticArchitecture,
        loss: any AdversarialLoss, optimizer: any Optimizer, criticOptimizer: (any Optimizer)? = nil,
        criticSteps: Int = 1, batch: Int = 64, steps: Int, precision: Precision = .float32,
        @ConstraintBuilder constraints: () -> [any Constraint] = { [] },
        @WatcherBuilder watch: () -> [any Watcher] = { [SampleGrid(every: 500)] }
    ) {
        self.data = data
        self.generator = generator
        self.critic = critic
        self.loss = loss
        self.criticOptimizer = criticOptimizer ?? optimizer
        generatorOptimizer = optimizer
        self.criticSteps = criticSteps
        self.batch = batch
        self.steps = steps
        self.precision = precision
        self.constraints = constraints()
        watchers = watch()
    }
}
