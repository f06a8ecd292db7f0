import CTorch
public import GANBase

/// Adam (arXiv:1412.6980), as torch.optim.Adam computes it, by torch's fused kernel.
///
///     m = β₁ m + (1 − β₁) g        v = β₂ v + (1 − β₂) g²
///     θ = θ − rate · m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + epsilon)
///
/// t counts the steps that a parameter had a gradient in.
public struct Adam: Optimizer {
    /// The learning rate.
    public let rate: Schedule
    /// How much of the gradients' running mean, and of the squares', survives a step.
    public let betas: (Schedule, Schedule)
    /// Keeps the division finite.
    public let epsilon: Double
    /// How much of each parameter is added to its gradient.
    public let weightDecay: Double

    /// Makes the specification of an optimiser.
    public init(
        _ rate: any ScheduleConvertible, betas: (any ScheduleConvertible, any ScheduleConvertible) = (0.9, 0.999),
        epsilon: Double = 1e-8, weightDecay: Double = 0
    ) {
        self.rate = rate.schedule
        self.betas = (betas.0.schedule, betas.1.schedule)
        self.epsilon = epsilon
        self.weightDecay = weightDecay
    }

    /// The same with another learning rate.
    public func slowed(by factor: Double) -> Adam {
        Adam(rate.scaled(by: factor), betas: betas, epsilon: epsilon, weightDecay: weightDecay)
    }

    /// Starts optimising some parameters.
    public func makeState(for parameters: [Tensor]) -> any OptimizerState { AdamState(self, parameters) }
}

extension Optimizer where Self == Adam {
    /// Adam (arXiv:1412.6980), as torch.optim.Adam computes it.
    ///
    /// - Parameters:
    ///   - rate: The learning rate.
    ///   - betas: How much of the gradients' running mean, and of the squares', survives a step.
    ///   - epsilon: Keeps the division finite.
    ///   - weightDecay: How much of each parameter is added to its gradient.
    public static func adam(
        _ rate: any ScheduleConvertible, betas: (any ScheduleConvertible, any ScheduleConvertible) = (0.9, 0.999),
        epsilon: Double = 1e-8, weightDecay: Double = 0
    ) -> Adam {
        Adam(rate, betas: betas, epsilon: epsilon, weightDecay: weightDecay)
    }
}

extension Adam {
    /// Rate and betas as StyleGAN2 changes them for lazy regularisation: rate·c and β^c with c = interval / (interval + 1).
    ///
    /// StyleGAN2 (Karras et al., arXiv:1912.04958, and its code) takes the regulariser, multiplied by the interval, as an
    /// optimiser step of its own after every so many steps. That makes interval + 1 updates where there were interval,
    /// and c keeps their sum and Adam's memory as they were. Here a lazy penalty is part of the same update, the number
    /// of updates does not change, and nothing has to be corrected. Use this to take over settings that were found with
    /// the correction, not because a penalty is lazy.
    ///
    /// - Parameter interval: The interval of the lazy penalty, 1 or more: 16 for R1 in StyleGAN2.
    public func correctedForLaziness(interval: Int) -> Adam {
        let share = Double(interval) / Double(interval + 1)
        return Adam(
            rate.scaled(by: share), betas: (betas.0.raised(to: share), betas.1.raised(to: share)), epsilon: epsilon,
            weightDecay: weightDecay)
    }
}

extension Adam: SelfChecking {
    /// Refuses a rate that is not above 0, betas outside 0..<1, and a negative epsilon or weight decay.
    public func check() throws {
        try checkRate(rate, of: "Adam", usual: "2e-4")
        try checkShare(betas.0, "the first beta", of: "Adam", usual: "0, 0.5 and 0.9 are usual")
        try checkShare(betas.1, "the second beta", of: "Adam", usual: "0.9 and 0.999 are usual")
        try checkNotNegative(epsilon, "epsilon", of: "Adam", usual: "1e-8")
        try checkNotNegative(weightDecay, "the weight decay", of: "Adam", usual: "0")
    }
}

extension Adam: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Adam", .optimizer, summary: "Adam, as torch.optim.Adam computes it.",
        formula: "θ = θ − rate·m̂/(√v̂ + epsilon), m and v running means of g and g²", source: "arXiv:1412.6980",
        parameters: [
            .init("(first)", "Schedule", "the learning rate"),
            .init(
                "betas", "(Schedule, Schedule)", default: "(0.9, 0.999)",
                "how much of the gradients' running mean, and of the squares', survives a step"),
            .init("epsilon", "Double", default: "1e-8", "keeps the division finite"),
            .init("weightDecay", "Double", default: "0", "how much of each parameter is added to its gradient"),
        ],
        spelling: "optimizer: .adam(2e-4, betas: (0.5, 0.999))")
}

// MARK: - State

private final class AdamState: OptimizerState {
    private let adam: Adam
    private let groups: ParameterGroups
    private let means: [Tensor]
    private let squares: [Tensor]
    private let counters: [Tensor]
    var stepsTaken = 0

    init(_ adam: Adam, _ parameters: [Tensor]) {
        self.adam = adam
        groups = ParameterGroups(parameters)
        means = parameters.zerosLike()
        squares = parameters.zerosLike()
        counters = parameters.map { Tensor.zeros([], device: $0.device) }
    }

    var tensors: [(name: String, tensor: Tensor)] {
        means.named("exp_avg") + squares.named("exp_avg_sq") + counters.named("step")
    }

    func step(gradients: [Tensor?], at step: Int) {
        let rate = adam.rate.value(at: step)
        let (beta1, beta2) = (adam.betas.0.value(at: step), adam.betas.1.value(at: step))
        groups.forEach("Adam", gradients) { indices, gradients in
            withHandles(groups.parameters.at(indices)) { parameters in
                withHandles(gradients) { gradients in
                    withHandles(means.at(indices)) { means in
                        withHandles(squares.at(indices)) { squares in
                            withHandles(counters.at(indices)) { counters in
                                ct_adam_step(
                                    parameters, gradients, means, squares, counters, indices.count, rate, beta1,
                                    beta2, adam.epsilon, adam.weightDecay)
                            }
                        }
                    }
                }
            }
        }
        stepsTaken += 1
    }
}
