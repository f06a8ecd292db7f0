import CTorch
public import GANBase

/// RMSProp, as torch.optim.RMSprop computes it.
///
///     v = smoothing · v + (1 − smoothing) g²
///     b = momentum · b + g / (√v + epsilon)
///     θ = θ − rate · b
public struct RMSProp: Optimizer {
    /// The learning rate.
    public let rate: Schedule
    /// How much of the squares' running mean survives a step.
    public let smoothing: Double
    /// Keeps the division finite.
    public let epsilon: Double
    /// How much of the last move survives a step.
    public let momentum: Double

    /// Makes the specification of an optimiser.
    public init(
        _ rate: any ScheduleConvertible, smoothing: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0
    ) {
        self.rate = rate.schedule
        self.smoothing = smoothing
        self.epsilon = epsilon
        self.momentum = momentum
    }

    /// The same with another learning rate.
    public func slowed(by factor: Double) -> RMSProp {
        RMSProp(rate.scaled(by: factor), smoothing: smoothing, epsilon: epsilon, momentum: momentum)
    }

    /// Starts optimising some parameters.
    public func makeState(for parameters: [Tensor]) -> any OptimizerState { RMSPropState(self, parameters) }
}

extension Optimizer where Self == RMSProp {
    /// RMSProp, as torch.optim.RMSprop computes it.
    ///
    /// - Parameters:
    ///   - rate: The learning rate.
    ///   - smoothing: How much of the squares' running mean survives a step.
    ///   - epsilon: Keeps the division finite.
    ///   - momentum: How much of the last move survives a step.
    public static func rmsProp(
        _ rate: any ScheduleConvertible, smoothing: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0
    ) -> RMSProp {
        RMSProp(rate, smoothing: smoothing, epsilon: epsilon, momentum: momentum)
    }
}

extension RMSProp: SelfChecking {
    /// Refuses a rate that is not above 0, and a smoothing or momentum outside 0..<1.
    public func check() throws {
        try checkRate(rate, of: "RMSProp", usual: "5e-5")
        try checkShare(.constant(smoothing), "the smoothing", of: "RMSProp", usual: "0.99 is usual")
        try checkShare(.constant(momentum), "the momentum", of: "RMSProp", usual: "0 is usual")
        try checkNotNegative(epsilon, "epsilon", of: "RMSProp", usual: "1e-8")
    }
}

extension RMSProp: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "RMSProp", .optimizer, summary: "RMSProp, as torch.optim.RMSprop computes it.",
        formula: "θ = θ − rate·b, b = momentum·b + g/(√v + epsilon), v the running mean of g²",
        source: "Tieleman and Hinton 2012, lecture 6.5",
        parameters: [
            .init("(first)", "Schedule", "the learning rate"),
            .init("smoothing", "Double", default: "0.99", "how much of the squares' running mean survives a step"),
            .init("epsilon", "Double", default: "1e-8", "keeps the division finite"),
            .init("momentum", "Double", default: "0", "how much of the last move survives a step"),
        ],
        spelling: "optimizer: .rmsProp(5e-5)")
}

// MARK: - State

private final class RMSPropState: OptimizerState {
    private let specification: RMSProp
    private let groups: ParameterGroups
    private let squares: [Tensor]
    /// Empty without momentum.
    private let buffers: [Tensor]
    var stepsTaken = 0

    init(_ specification: RMSProp, _ parameters: [Tensor]) {
        self.specification = specification
        groups = ParameterGroups(parameters)
        squares = parameters.zerosLike()
        buffers = specification.momentum > 0 ? parameters.zerosLike() : []
    }

    var tensors: [(name: String, tensor: Tensor)] { squares.named("square_avg") + buffers.named("momentum_buffer") }

    func step(gradients: [Tensor?], at step: Int) {
        let rate = specification.rate.value(at: step)
        groups.forEach("RMSProp", gradients) { indices, gradients in
            withHandles(groups.parameters.at(indices)) { parameters in
                withHandles(gradients) { gradients in
                    withHandles(squares.at(indices)) { squares in
                        withHandles(buffers.isEmpty ? [] : buffers.at(indices)) { momenta in
                            ct_rmsprop_step(
                                parameters, gradients, squares, buffers.isEmpty ? nil : momenta, indices.count, rate,
                                specification.smoothing, specification.epsilon, specification.momentum)
                        }
                    }
                }
            }
        }
        stepsTaken += 1
    }
}
