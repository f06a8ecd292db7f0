public import GANBase

/// Another optimiser whose gradients are shortened together when they are too long.
///
/// With n the 2-norm of all gradients as one vector, every gradient is multiplied by min(1, limit / (n + 1e-6)), as
/// torch.nn.utils.clip_grad_norm_ does (Pascanu, Mikolov and Bengio, arXiv:1211.5063). Write
/// `.adam(2e-4).clippingGradients(to: 1)`.
///
/// Adam divides by the size of the gradients anyway; under Adam clipping matters where single steps are much steeper
/// than those before.
public struct ClippedGradients: Optimizer {
    /// The optimiser that gets the gradients.
    public let base: any Optimizer
    /// The largest norm.
    public let limit: Schedule

    /// The learning rate of the optimiser.
    public var rate: Schedule { base.rate }

    /// Wraps an optimiser.
    ///
    /// - Parameters:
    ///   - base: The optimiser that gets the gradients.
    ///   - limit: The largest norm, above 0.
    public init(_ base: any Optimizer, to limit: any ScheduleConvertible) {
        self.base = base
        self.limit = limit.schedule
    }

    /// The same with another learning rate.
    public func slowed(by factor: Double) -> ClippedGradients {
        ClippedGradients(base.slowed(by: factor), to: limit)
    }

    /// Starts optimising some parameters.
    public func makeState(for parameters: [Tensor]) -> any OptimizerState {
        ClippedGradientsState(base.makeState(for: parameters), limit)
    }
}

extension Optimizer {
    /// The same optimiser with gradients shortened together when their norm as one vector is above a limit.
    ///
    /// - Parameter limit: The largest 2-norm of all gradients of a step together, above 0.
    public func clippingGradients(to limit: any ScheduleConvertible) -> ClippedGradients {
        ClippedGradients(self, to: limit)
    }
}

extension ClippedGradients: SelfChecking {
    /// Refuses a limit that is not above 0, and what the optimiser refuses.
    public func check() throws {
        if let problem = limit.problem {
            throw GANError(.usage, "ClippedGradients: the limit \(problem): \(limit)")
        }
        guard limit.bounds.lowest >= 0, limit.bounds.highest > 0 else {
            throw GANError(
                .usage, "ClippedGradients: the gradients' largest norm is \(limit) and must be above 0; 1 is usual")
        }
        try (base as? any SelfChecking)?.check()
    }
}

extension ClippedGradients: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "ClippedGradients", .optimizer,
        summary: "Another optimiser whose gradients are shortened together when they are too long.",
        formula: "g = g·min(1, limit/(‖g‖ + 1e-6))", source: "arXiv:1211.5063",
        parameters: [
            .init("to", "Schedule", "the largest 2-norm of all gradients of a step together, above 0")
        ],
        spelling: "optimizer: .adam(2e-4).clippingGradients(to: 1)")
}

// MARK: - State

private final class ClippedGradientsState: GradientMeasuring {
    private let base: any OptimizerState
    private let limit: Schedule
    private(set) var lastGradientNorm: Double?

    var tensors: [(name: String, tensor: Tensor)] { base.tensors }
    var stepsTaken: Int {
        get { base.stepsTaken }
        set { base.stepsTaken = newValue }
    }

    init(_ base: any OptimizerState, _ limit: Schedule) {
        self.base = base
        self.limit = limit
    }

    func step(gradients: [Tensor?], at step: Int) {
        let norm = norm(of: gradients.compactMap { $0 })
        lastGradientNorm = norm
        let factor = limit.value(at: step) / (norm + 1e-6)
        // Not `min`: a norm that is not a number shall not pass as one that is short enough.
        guard !(factor >= 1) else { return base.step(gradients: gradients, at: step) }
        base.step(gradients: gradients.map { gradient in gradient.map { $0.detached() * factor } }, at: step)
    }

    private func norm(of gradients: [Tensor]) -> Double {
        guard let first = gradients.first else { return 0 }
        return withoutGradients {
            // One number leaves the device, not one for each parameter.
            let norms = gradients.map { $0.detached().norm().to(.float64).to(first.device) }
            return Tensor.stacked(norms).norm().scalar()
        }
    }
}
