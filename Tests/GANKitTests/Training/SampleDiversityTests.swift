import Testing

@testable import GANKit

@Suite("Diversity of samples") struct SampleDiversityTests {
    @Test("the mean distance of all pairs")
    func meanDistance() throws {
        let samples = Tensor([0, 0, 3, 4, 6, 8], shape: [3, 2])
        // 5, 5 and 10.
        #expect(abs(try #require(SampleDiversity.meanDistance(samples)) - 20 / 3) < 1e-12)
        let pictures = Random(seed: 1).normal([5, 3, 4, 4], mean: 100, dtype: .float32)
        let rows = pictures.flattened(from: 1)
        var sum = 0.0
        for i in 0..<5 {
            for j in 0..<5 where i != j {
                let row = { (k: Int) in rows.sliced(along: 0, from: k, to: k + 1).to(.float64) }
                sum += (row(i) - row(j)).norm().scalar()
            }
        }
        #expect(abs(try #require(SampleDiversity.meanDistance(pictures)) - sum / 20) < 1e-9)
        #expect(SampleDiversity.meanDistance(.ones([1, 4])) == nil)
    }

    @Test("one sample over and over has none; without different real samples there is no ratio")
    func ratio() throws {
        let real = Random(seed: 1).normal([8, 4])
        #expect(SampleDiversity.ratio(of: .ones([8, 4]), to: real) == 0)
        #expect(abs(try #require(SampleDiversity.ratio(of: real * 0.5, to: real)) - 0.5) < 1e-6)
        #expect(SampleDiversity.ratio(of: real, to: .ones([8, 4])) == nil)
    }

    @Test("a look every 100 steps, which changes nothing in the training")
    func looks() throws {
        let plan = GAN(
            data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 2), critic: .mlp(width: 8, depth: 2),
            loss: .hinge, optimizer: .adam(1e-3), batch: 8, steps: 201)
        var reports: [StepReport] = []
        let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1))
        try trainer.train { reports.append($0) }
        #expect(reports.filter { $0.diversity != nil }.map(\.step) == [100, 200])
        #expect(MetricsLog.json(reports[99]).line.contains("\"diversity\""))

        let other = try Trainer(plan, settings: TrainingSettings(seed: 1))
        let stream = try other.openData()
        defer { stream.close() }
        for _ in 0..<201 { _ = try other.trainStep { try stream.next() } }
        let weights = [trainer, other].map { $0.generator.parameters.map { $0.tensor.values() } }
        #expect(weights[0] == weights[1])
    }
}
