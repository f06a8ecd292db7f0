import CTorch
public import GANBase

/// Stochastic gradient descent, as torch.optim.SGD computes it, by torch's fused kernel.
///
///     b = momentum · b + g
///     θ = θ − rate · b
public struct StochasticGradientDescent: Optimizer {
    /// The learning rate.
    public let rate: Schedule
    /// How much of the last move survives a step.
    public let momentum: Double

    /// Makes the specification of an optimiser.
    public init(_ rate: any ScheduleConvertible, momentum: Double = 0) {
        self.rate = rate.schedule
        self.momentum = momentum
    }

    /// The same with another learning rate.
    public func slowed(by factor: Double) -> StochasticGradientDescent {
        StochasticGradientDescent(rate.scaled(by: factor), momentum: momentum)
    }

    /// Starts optimising some parameters.
    public func makeState(for parameters: [Tensor]) -> any OptimizerState {
        StochasticGradientDescentState(self, parameters)
    }
}

extension Optimizer where Self == StochasticGradientDescent {
    /// Stochastic gradient descent, as torch.optim.SGD computes it.
    ///
    /// - Parameters:
    ///   - rate: The learning rate.
    ///   - momentum: How much of the last move survives a step.
    public static func sgd(_ rate: any ScheduleConvertible, momentum: Double = 0) -> StochasticGradientDescent {
        StochasticGradientDescent(rate, momentum: momentum)
    }
}

extension StochasticGradientDescent: SelfChecking {
    /// Refuses a rate that is not above 0 and a momentum outside 0..<1.
    public func check() throws {
        try checkRate(rate, of: "StochasticGradientDescent", usual: "1e-2")
        try checkShare(.constant(momentum), "the momentum", of: "StochasticGradientDescent", usual: "0 is usual")
    }
}

extension StochasticGradientDescent: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "StochasticGradientDescent", .optimizer,
        summary: "Stochastic gradient descent, as torch.optim.SGD computes it.",
        formula: "θ = θ − rate·b, b = momentum·b + g", source: "",
        parameters: [
            .init("(first)", "Schedule", "the learning rate"),
            .init("momentum", "Double", default: "0", "how much of the last move survives a step"),
        ],
        spelling: "optimizer: .sgd(0.01)")
}

// MARK: - State

private final class StochasticGradientDescentState: OptimizerState {
    private let specification: StochasticGradientDescent
    private let groups: ParameterGroups
    /// Empty without momentum.
    private let buffers: [Tensor]
    var stepsTaken = 0

    init(_ specification: StochasticGradientDescent, _ parameters: [Tensor]) {
        self.specification = specification
        groups = ParameterGroups(parameters)
        buffers = specification.momentum > 0 ? parameters.zerosLike() : []
    }

    var tensors: [(name: String, tensor: Tensor)] { buffers.named("momentum_buffer") }

    func step(gradients: [Tensor?], at step: Int) {
        let rate = specification.rate.value(at: step)
        groups.forEach("StochasticGradientDescent", gradients) { indices, gradients in
            withHandles(groups.parameters.at(indices)) { parameters in
                withHandles(gradients) { gradients in
                    withHandles(buffers.isEmpty ? [] : buffers.at(indices)) { momenta in
                        ct_sgd_step(
                            parameters, gradients, buffers.isEmpty ? nil : momenta, indices.count, rate,
                            specification.momentum)
                    }
                }
            }
        }
        stepsTaken += 1
    }
}
