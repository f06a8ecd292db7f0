import GANKit
import GANTesting
import Testing

/// The laws of metrics.
@Suite("Laws of metrics")
struct MetricLawTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let metric: any Metric
        let dependsOnOrder: Bool
        let samples: @Sendable () -> Tensor?

        init(
            _ metric: any Metric, dependsOnOrder: Bool = false,
            on samples: @escaping @Sendable () -> Tensor? = { nil }
        ) {
            self.metric = metric
            self.dependsOnOrder = dependsOnOrder
            self.samples = samples
        }

        var testDescription: String { "\(type(of: metric))" }
    }

    /// Which of four shades a picture's mean is nearest to.
    static let shades = ClassifierFunction("shades 1", classes: 4) { _ in
        { pictures in
            let mean = pictures.to(.float32).flattened(from: 1).mean(over: [1], keepingDimensions: true)
            return -(mean - Tensor([64, 110, 146, 192]).unsqueezed(at: 0)).abs() / 4
        }
    }

    static let cases = [
        Case(FrechetDistance()), Case(KernelDistance()),
        Case(KernelDistance(subsets: 3, subsetSize: 12), dependsOnOrder: true), Case(PrecisionRecall()),
        Case(PrecisionRecall(neighbour: 3, comparison: .nonStrict)),
        Case(InceptionScore(features: shades), dependsOnOrder: true),
        Case(SlicedWasserstein(), dependsOnOrder: true), Case(MultiScaleSimilarity(), dependsOnOrder: true),
        Case(ModeCount(classifier: shades, classes: 4, stacked: false)),
        Case(ModeCount(classifier: shades, classes: 4, stacked: true, reference: .real)),
        Case(WassersteinDistance(), dependsOnOrder: true),
        Case(ModeCoverage(centres: [[0, 1], [4, 5]], deviation: 0.5)) {
            GaussianMixture(centres: [[0, 1], [4, 5]], deviation: 0.5).points(
                200, random: Random(seed: 1), dtype: .float64)
        },
    ]

    @Test("every shipped metric has a case")
    func complete() {
        let shipped = Set(allMetrics.map { "\(type(of: $0))" } + ["ModeCoverage"])
        #expect(Set(Self.cases.map { "\(type(of: $0.metric))" }) == shipped)
    }

    @Test("what is shipped obeys them", arguments: cases)
    func shipped(metric: Case) throws {
        try checkLaws(of: metric.metric, on: metric.samples(), dependsOnOrder: metric.dependsOnOrder)
    }

    /// How far apart the means of points lie, with one mistake.
    struct WrongMeans: Metric {
        let mistake: String
        var interval: Int { mistake == "interval is 0" ? 0 : 100 }
        let samples = 1_000
        var input: MetricInput { .samples }
        var measures: [Measure] {
            let name = mistake == "lower camel case" ? "Mean gap" : "meanGap"
            let better: MetricValue.Better = mistake == "declares that higher is better" ? .higher : .lower
            return [Measure(name, better: better, mistake == "must be one line" ? "" : "Distance between means.")]
        }
        func makeAccumulator() -> any MetricAccumulator { Means(mistake) }
    }

    final class Means: ReusableAccumulator {
        private let mistake: String
        private var batches: [SampleKind: [Tensor]] = [:]
        private var kept: Tensor?
        private var calls = 0.0

        init(_ mistake: String) { self.mistake = mistake }

        func update(_ batch: Tensor, of kind: SampleKind) { batches[kind, default: []].append(batch) }

        private func mean(of kind: SampleKind) throws -> Tensor {
            if kind == .real, let kept { return kept }
            guard let parts = batches[kind] else {
                if mistake == "nothing was measured" { return .zeros([2], dtype: .float64) }
                if mistake == "with status 65, in words" { throw GANError(.usage, "there are no samples") }
                throw GANError(.badData, "there are no samples")
            }
            switch mistake {
            case "batches of unequal size":
                return Tensor.stacked(parts.map { $0.mean(over: [0]) }).mean(over: [0])
            case "in another order":
                return Tensor.concatenated(parts).sliced(along: 0, from: 0, to: 5).mean(over: [0])
            default: return Tensor.concatenated(parts).mean(over: [0])
            }
        }

        func compute() throws -> [Double] {
            calls += 1
            let gap = (try mean(of: .real) - mean(of: .fake)).norm().scalar()
            if gap == 0 {
                if mistake == "is nan for the real samples themselves" { return [gap / gap] }
                if mistake == "the real samples themselves are not measured" {
                    throw GANError(.badData, "nothing differs")
                }
            }
            if gap > 9, batches[.fake]?.first?.shape[0] == 48 {
                if mistake == "is nan for samples of another kind" { return [.nan] }
                if mistake == "samples of another kind make it throw" { throw GANError(.usage, "too far away") }
                // A refusal in words is right.
                if mistake == "none" { throw GANError(.badData, "too far away") }
            }
            guard gap.isFinite || mistake == "throw a GANError with status 65 instead" else {
                throw GANError(.badData, "the samples are not finite")
            }
            switch mistake {
            case "there are 1 measures": return [gap, gap]
            case "a second time, after": return [gap * calls]
            case "the numbers are [] instead of" where batches[.real, default: []].count > 1: return []
            case "numbers are [] instead of" where kept != nil: return []
            case "chance come in": return [gap * Double.random(in: 0.5...1)]
            case "are not measured": throw GANError(.badData, "something is wrong")
            default: return [gap]
            }
        }

        var realState: [(name: String, tensor: Tensor)] { (try? mean(of: .real)).map { [("mean", $0)] } ?? [] }

        func restoreReal(_ state: [String: Tensor]) {
            kept = mistake == "from what was kept" ? state["mean"].map { $0 * 2 } : state["mean"]
            if mistake == "from the same a second time" { state["mean"]?.multiply(by: 2) }
        }
    }

    @Test(
        "each mistake is named",
        arguments: [
            "interval is 0", "lower camel case", "declares that higher is better", "must be one line",
            "nothing was measured", "with status 65, in words", "batches of unequal size", "in another order",
            "throw a GANError with status 65 instead", "there are 1 measures", "a second time, after", "chance come in",
            "are not measured", "from what was kept", "from the same a second time",
            "is nan for the real samples themselves", "the real samples themselves are not measured",
            "is nan for samples of another kind", "samples of another kind make it throw",
            "the numbers are [] instead of", "numbers are [] instead of",
        ])
    func mistakes(mistake: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: WrongMeans(mistake: mistake)) }
        #expect(broken?.laws.contains { $0.contains(mistake) } == true, "\(String(describing: broken))")
    }

    @Test("a right one passes, and one for which copies are bad where that is said")
    func right() throws {
        try checkLaws(of: WrongMeans(mistake: "none"))
        try checkLaws(of: WrongMeans(mistake: "declares that higher is better"), copiesAreBest: false)
    }
}
