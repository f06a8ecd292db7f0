public import GANBase
public import GANTensors
internal import Synchronization

/// Keeps each class's scores on its side of the other class's running mean, for training with little data.
///
/// weight · (mean(max(0, real − m_fake)²) + mean(max(0, m_real − fake)²)), where m is a running mean of a class's
/// scores over the steps.
///
/// Tseng et al., "Regularizing GANs under Limited Data", arXiv:2104.03310, with weight 0.3; its code's running means
/// decay by 0.99.
public struct LeCam: StatefulPenalty, LazyPenalty, ScorePenalty {
    /// The factor of the term.
    public let weight: Schedule
    /// How much of a running mean survives a step.
    public let decay: Double
    /// The penalty is applied in every so many critic steps.
    public let interval: Int

    /// Makes the penalty.
    ///
    /// - Parameters:
    ///   - weight: The factor of the term, above 0: 0.3 in the paper.
    ///   - decay: How much of a running mean survives a step, 0 to below 1.
    ///   - interval: The penalty is applied in every so many critic steps, multiplied by that number.
    public init(_ weight: any ScheduleConvertible = 0.3, decay: Double = 0.99, interval: Int = 1) {
        self.weight = weight.schedule
        self.decay = decay
        self.interval = interval
    }

    /// The term with the batch's own means, as in the first step.
    public func penalty(realScores: Tensor, fakeScores: Tensor) -> Tensor {
        LeCamMemory(self).penalty(realScores: realScores, fakeScores: fakeScores)
    }

    /// The penalty with a memory; the first batch starts the running means.
    public func starting() -> any RememberingPenalty { LeCamMemory(self) }
}

/// LeCam's running means of the scores.
private final class LeCamMemory: LazyPenalty, ScorePenalty, Scheduled, RememberingPenalty {
    private let settings: LeCam
    private let means: SharedMeans

    var interval: Int { settings.interval }

    init(_ settings: LeCam) {
        self.settings = settings
        means = SharedMeans()
    }

    private init(_ settings: LeCam, sharing means: SharedMeans) {
        self.settings = settings
        self.means = means
    }

    func at(step: Int) -> LeCamMemory {
        LeCamMemory(
            LeCam(settings.weight.value(at: step), decay: settings.decay, interval: interval), sharing: means)
    }

    func penalty(realScores: Tensor, fakeScores: Tensor) -> Tensor {
        let (real, fake) = means.moved(
            real: realScores.detached().mean().scalar(), fake: fakeScores.detached().mean().scalar(),
            decay: settings.decay)
        let term = (realScores - fake).relu().square().mean() + (real - fakeScores).relu().square().mean()
        return term * settings.weight.value(at: 0)
    }

    var memory: [(name: String, tensor: Tensor)] {
        means.current.map { [(name: "means", tensor: Tensor([$0.real, $0.fake], shape: [2], dtype: .float64))] } ?? []
    }

    func restore(_ memory: [String: Tensor]) throws {
        guard let stored = memory["means"] else {
            means.current = nil
            return
        }
        guard stored.shape == [2] else {
            throw GANError(.badData, "LeCam remembers two means, and the checkpoint has the shape \(stored.shape)")
        }
        let values = stored.values()
        means.current = (values[0], values[1])
    }
}

/// Two running means.
private final class SharedMeans: Sendable {
    private let values = Mutex<(real: Double, fake: Double)?>(nil)

    /// The means; nil before the first step.
    var current: (real: Double, fake: Double)? {
        get { values.withLock { $0 } }
        set { values.withLock { $0 = newValue } }
    }

    func moved(real: Double, fake: Double, decay: Double) -> (real: Double, fake: Double) {
        values.withLock { values in
            let old = values ?? (real, fake)
            let new = (decay * old.real + (1 - decay) * real, decay * old.fake + (1 - decay) * fake)
            values = new
            return new
        }
    }
}

extension LeCam: SelfChecking {
    /// Refuses a weight that is not above 0, a decay outside 0..<1 and an interval below 1.
    public func check() throws {
        try checkWeight(weight, "the weight", of: "LeCam", usual: "the paper's value is 0.3")
        guard (0..<1).contains(decay) else {
            throw GANError(
                .usage, "LeCam: decay is \(decay) and must be 0 or more and below 1; the paper's code takes 0.99")
        }
        try checkInterval(interval, of: "LeCam")
    }
}

extension LeCam: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "LeCam", .penalty, summary: "Keeps each class's scores on its side of the other's running mean.",
        formula: "weight · (mean(max(0, real − m_fake)²) + mean(max(0, m_real − fake)²))", source: "arXiv:2104.03310",
        parameters: [
            .init("(first)", "Schedule", default: "0.3", "weight, above 0"),
            .init("decay", "Double", default: "0.99", "how much of a running mean survives a step"),
            .init("interval", "Int", default: "1", "critic steps from one use to the next"),
        ],
        spelling: "LeCam(0.3)")
}
