public import GANBase
public import GANTensors

/// Keeps the scores of real samples near zero: weight · E_real T².
///
/// The Wasserstein loss fixes only differences of scores; without this they may wander. Karras et al., "Progressive
/// Growing of GANs", arXiv:1710.10196, with weight 0.001.
public struct Drift: LazyPenalty, ScorePenalty {
    /// The factor of the term.
    public let weight: Schedule
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - weight: The factor of the term, above 0: 0.001 in the paper.
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number.
    public init(_ weight: any ScheduleConvertible = 1e-3, interval: Int = 1) {
        self.weight = weight.schedule
        self.interval = interval
    }

    /// weight · mean(real²).
    public func penalty(realScores: Tensor, fakeScores: Tensor) -> Tensor {
        realScores.square().mean() * weight.value(at: 0)
    }
}

extension Drift: Scheduled {
    /// The penalty with its weight as it is at a step.
    public func at(step: Int) -> Drift { Drift(weight.value(at: step), interval: interval) }
}

extension Drift: SelfChecking {
    /// Refuses a weight that is not above 0 and an interval below 1.
    public func check() throws {
        try checkWeight(weight, "the weight", of: "Drift", usual: "the paper's value is 0.001")
        try checkInterval(interval, of: "Drift")
    }
}

extension Drift: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "Drift", .penalty, summary: "Keeps the scores of real samples near zero.", formula: "weight · E_real T²",
        source: "arXiv:1710.10196",
        parameters: [
            .init("(first)", "Schedule", default: "0.001", "weight, above 0"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "Drift(0.001)")
}
