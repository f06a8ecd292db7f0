public import GANBase
public import GANTensors

/// Keeps the norm of the critic's gradient near a value, or below it: weight · E_r (‖∇T‖ − centre)^power.
///
/// Two-sided with centre 1 and power 2 on lines between real and fake it is WGAN-GP (Gulrajani et al.,
/// arXiv:1704.00028, weight 10). One-sided it only meets norms above the centre: max(0, ‖∇T‖ − centre)^power, WGAN-LP
/// (Petzka et al., arXiv:1709.08894) with power 2. With power 1 it is linear. At a gradient of zero, where the norm has
/// no derivative, it has none either.
public struct GradientPenalty: GradientNormPenalty {
    /// On which side of the centre the norm is penalised.
    public enum Sides: String, Sendable, CaseIterable {
        /// Below and above: |‖∇T‖ − centre|^power.
        case two
        /// Above only: max(0, ‖∇T‖ − centre)^power.
        case one
    }

    /// The factor of the term.
    public let weight: Schedule
    /// The norm that costs nothing.
    public let centre: Double
    /// The power of the distance from the centre.
    public let power: Double
    /// On which side of the centre the norm is penalised.
    public let sides: Sides
    /// Where the gradient is penalised.
    public let sampler: any PenaltySampler
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - weight: The factor of the term, above 0: 10 in WGAN-GP, 0.1 on its 2-D toys.
    ///   - centre: The norm that costs nothing: 1 in WGAN-GP.
    ///   - power: The power of the distance from the centre, 1 or more.
    ///   - sides: Whether norms below the centre are penalised too.
    ///   - sampler: Where the gradient is penalised.
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number.
    public init(
        _ weight: any ScheduleConvertible = 10, centre: Double = 1, power: Double = 2, sides: Sides = .two,
        at sampler: any PenaltySampler = .interpolated, interval: Int = 1
    ) {
        self.weight = weight.schedule
        self.centre = centre
        self.power = power
        self.sides = sides
        self.sampler = sampler
        self.interval = interval
    }

    /// weight · |‖∇T‖ − centre|^power, or its one-sided form.
    public func value(squaredNorms: Tensor) -> Tensor {
        let weight = weight.value(at: 0)
        // Powers of the norm itself need no root, and so no special case at zero.
        if centre == 0 { return powerOfNorm(squaredNorms, power) * weight }
        let excess = norm(squaredNorms) - centre
        let distance = sides == .one ? excess.relu() : excess.abs()
        let raised = power == 1 ? distance : power == 2 ? distance.square() : distance.pow(power)
        return raised * weight
    }
}

extension GradientPenalty: Scheduled {
    /// The penalty with its weight as it is at a step.
    public func at(step: Int) -> GradientPenalty {
        GradientPenalty(
            weight.value(at: step), centre: centre, power: power, sides: sides, at: sampler, interval: interval)
    }
}

extension GradientPenalty: SelfChecking {
    /// Refuses a weight that is not above 0, a negative centre, a power below 1 and an interval below 1.
    public func check() throws {
        try checkWeight(weight, "the weight", of: "GradientPenalty", usual: "WGAN-GP's value is 10")
        guard centre >= 0, centre.isFinite else {
            throw GANError(
                .usage, "GradientPenalty: centre is \(centre), and a norm is 0 or more; WGAN-GP's value is 1")
        }
        guard power >= 1, power.isFinite else {
            throw GANError(.usage, "GradientPenalty: power is \(power) and must be 1 or more; WGAN-GP's value is 2")
        }
        try checkInterval(interval, of: "GradientPenalty")
    }
}

extension GradientPenalty: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "GradientPenalty", .penalty, summary: "Keeps the gradient's norm near a value (WGAN-GP) or below it (WGAN-LP).",
        formula: "weight · E_r (‖∇T‖ − centre)^power; one-sided: max(0, ‖∇T‖ − centre)^power",
        source: "arXiv:1704.00028, 1709.08894",
        parameters: [
            .init("(first)", "Schedule", default: "10", "weight, above 0; 0.1 on WGAN-GP's 2-D toys"),
            .init("centre", "Double", default: "1", "norm that costs nothing"),
            .init("power", "Double", default: "2", "power of the distance from the centre, 1 or more"),
            .init("sides", "Sides", default: ".two", "whether norms below the centre are penalised too: .two or .one"),
            .init("at", "PenaltySampler", default: ".interpolated", "where the gradient is penalised"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "GradientPenalty(10, centre: 1, at: .interpolated)")
}
