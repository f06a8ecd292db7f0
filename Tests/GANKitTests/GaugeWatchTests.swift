import Foundation
import Testing

@testable import GANKit

@Suite("Gauges in words")
struct GaugeWatchTests {
    private let plan = GAN(
        data: .ring(), generator: .mlp(), critic: .mlp(), loss: .wasserstein, optimizer: .sgd(0.05), steps: 1
    ) {
        Divergence(k: 2, p: 6, at: .realAndFake)
    }

    private func report(
        _ step: Int, loss: Double = -1, gap: Double = 1, norm: Double? = 0.5, virial: Double? = 1
    ) -> StepReport {
        StepReport(
            step: step, seconds: 0, criticLoss: loss, generatorLoss: 0, criticGap: gap, penalties: [],
            gradientNorm: norm.map { StepReport.GradientNorm(mean: $0, max: $0) }, virial: virial, distance: nil,
            rates: (0.05, 0.05), imagesPerSecond: 0)
    }

    private func troubles(_ make: (Int) -> StepReport) -> [GaugeWatch.Trouble] {
        var watch = GaugeWatch(plan, patience: 10)
        return (1...30).flatMap { watch.read(make($0)).map(\.trouble) }
    }

    @Test("a healthy run is left alone")
    func healthy() {
        #expect(troubles { report($0) }.isEmpty)
    }

    @Test("each trouble is told once")
    func each() {
        #expect(troubles { report($0, gap: 1e-6, norm: 1e-5, virial: 1e-9) } == [.deadCritic])
        #expect(troubles { report($0, virial: 1e-4) } == [.vanishingPenalty])
        #expect(troubles { report($0, virial: 0.1) } == [.underTrainedCritic])
        #expect(troubles { report($0, loss: .nan) } == [.explosion])
        // 0.05·2·6·5·1⁴ = 3
        #expect(troubles { report($0, norm: 1) } == [.stiffness])
    }

    @Test(
        "the virial ratio is no sign of trouble while a centred penalty pulls upwards, or where something else holds the scale"
    )
    func virialThatSaysNothing() {
        #expect(troubles { report($0, virial: -50) }.isEmpty)
        for constraint in [SpectralNorm(), WeightClipping(0.01)] as [any Constraint] {
            let plan = GAN(
                data: .ring(), generator: .mlp(), critic: .mlp(), loss: .wasserstein, optimizer: .sgd(0.05), steps: 1
            ) {
                Divergence(k: 2, p: 6, at: .realAndFake)
                constraint
            }
            var watch = GaugeWatch(plan, patience: 10)
            #expect((1...30).flatMap { watch.read(report($0, virial: 1e-4)) }.isEmpty)
        }
    }

    @Test(
        "stiffness of every power of the norm: k·p·(p − 1)·‖∇T‖^(p − 2), summed and times the interval",
        arguments: [
            (Divergence(k: 2, p: 6, at: .fake), 60 * 16), (Divergence(k: 2, p: 6, at: .fake, interval: 3), 180 * 16),
            (R1(gamma: 10), 10), (ZeroCentredPenalty(10), 20), (Divergence(k: 1, p: 1.5, at: .real), 0),
            (DivergenceSum([.init(k: 0.5, p: 2), .init(k: 2, p: 6)], at: .real), 1 + 60 * 16),
            (Divergence(k: .linear(4, to: 0, over: 100), p: 2, at: .real), 4),
        ] as [(any Constraint, Double)])
    func stiffness(constraint: any Constraint, curvature: Double) throws {
        let stiffness = try #require(Stiffness(constraint))
        #expect(abs(stiffness.curvature(at: 50, norm: 2) - curvature) < 1e-9)
        #expect(Stiffness(GradientPenalty()) == nil)
    }

    @Test("a lazy penalty, which measures in few steps, is watched as well")
    func lazy() {
        #expect(
            troubles { report($0, norm: $0 % 4 == 0 ? 1 : nil, virial: $0 % 4 == 0 ? 1e-4 : nil) } == [
                .stiffness, .vanishingPenalty,
            ])
    }

    @Test(
        "a collapsed generator is told of after enough looks in a row, and once; later where it never made anything else"
    )
    func collapse() {
        func steps(_ diversities: [Double?]) -> [Int] {
            var watch = GaugeWatch(plan, looks: 3)
            return diversities.enumerated().flatMap { index, diversity in
                var report = report(100 * (index + 1))
                report.diversity = diversity
                return watch.read(report).filter { $0.trouble == .generatorCollapse }.map { _ in report.step }
            }
        }
        #expect(steps([0.9, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1]) == [400])
        #expect(steps([0.9, 0.1, nil, 0.2, nil, 0.1]) == [600])
        #expect(steps([0.1, 0.1, 0.9, 0.1, 0.1, 0.9, 0.1, 0.1]).isEmpty)
        #expect(steps([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]) == [600])
        #expect(steps([.nan, .nan, .nan, .nan, .nan, .nan]).isEmpty)
    }

    @Test("the words are of what was seen: a collapse, or samples that never differed")
    func collapseWords() {
        func said(_ diversities: [Double]) -> [String] {
            var gauge = CollapseGauge(looks: 2)
            return diversities.enumerated().compactMap {
                if case .trouble(let words) = gauge.read($1, at: 1_000 + 100 * $0) { words } else { nil }
            }
        }
        let collapsed = said([0.8, 0.05, 0.02])
        #expect(collapsed.count == 1)
        #expect(collapsed.first?.hasPrefix("step 1,200: the generator has collapsed: over the last 200 steps") == true)
        #expect(collapsed.first?.contains("at most 0.0500 times as far apart") == true)
        let alike = said([0.01, 0.05, 0.02, 0.03])
        #expect(alike.count == 1)
        #expect(alike.first?.contains("alike from the beginning: over 400 steps") == true)
    }

    @Test("a run that goes on remembers what it had seen of the generator")
    func recall() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "gauges-\(UUID().uuidString).jsonl").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let log = try MetricsLog(path: path)
        for step in 1...1_900 {
            var report = report(step)
            if step.isMultiple(of: 100) { report.diversity = 0.1 }
            try log.append(report)
        }
        var watch = GaugeWatch(plan)
        watch.recall(MetricsFile(path))
        func look(_ step: Int) -> [GaugeWatch.Trouble] {
            var report = report(step)
            report.diversity = 0.2
            return watch.read(report).map(\.trouble)
        }
        #expect([look(2_000), look(2_100)] == [[.generatorCollapse], []])
    }

    @Test("what had been said and had passed is remembered as well: a run that goes on says the same from there")
    func recallOfWhatPassed() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "gauges-\(UUID().uuidString).jsonl").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        func at(_ step: Int) -> StepReport {
            // Lags behind from step 1, from step 41, and from step 81 on.
            report(step, virial: (step - 1) / 20 % 2 == 0 ? 0.1 : 1.17)
        }
        var watch = GaugeWatch(plan, patience: 10)
        var log: MetricsLog? = try MetricsLog(path: path)
        var later: [String] = []
        for step in 1...200 {
            let words = watch.read(at(step))
            if step <= 75 { try log?.append(at(step)) } else { later += words.map(\.message) }
            for word in words where step <= 75 {
                try log?.append(
                    event: word.hasPassed ? "passed" : word.trouble.rawValue, at: step, word.message,
                    of: word.hasPassed ? word.trouble.rawValue : nil)
            }
        }
        log = nil
        var resumed = GaugeWatch(plan, patience: 10)
        resumed.recall(MetricsFile(path))
        #expect((76...200).flatMap { resumed.read(at($0)) }.map(\.message) == later)
        #expect(!later.isEmpty)
    }

    @Test("words carry the step and the numbers")
    func words() {
        var watch = GaugeWatch(plan, patience: 10)
        let said = (1...10).flatMap { watch.read(report($0, norm: 1)) }
        #expect(said.count == 1)
        #expect(said.first?.message.hasPrefix("step 10: ") == true)
        #expect(said.first?.message.contains("3.00") == true)
    }
}
