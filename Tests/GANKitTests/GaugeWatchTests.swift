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

    @Test("words carry the step and the numbers")
    func words() {
        var watch = GaugeWatch(plan, patience: 10)
        let said = (1...10).flatMap { watch.read(report($0, norm: 1)) }
        #expect(said.count == 1)
        #expect(said.first?.message.hasPrefix("step 10: ") == true)
        #expect(said.first?.message.contains("3.00") == true)
    }
}
