import Testing

@testable import GANKit

@Suite("Clipped gradients in training") struct ClippedTrainingTests {
    private func reports(
        generator: any Optimizer, critic: any Optimizer, order: UpdateOrder = .criticFirst
    ) throws -> [StepReport] {
        let plan = GAN(
            data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 2), critic: .mlp(width: 8, depth: 2),
            loss: .wasserstein, optimizer: generator, criticOptimizer: critic, order: order, batch: 8, steps: 2
        ) {
            Divergence(at: .realAndFake)
        }
        var reports: [StepReport] = []
        try Trainer(plan, settings: TrainingSettings(seed: 1)).train { reports.append($0) }
        return reports
    }

    @Test("the norm before clipping is reported and logged, for the players that clip")
    func norms() throws {
        let plain = StochasticGradientDescent(1e-3)
        let clipped = plain.clippingGradients(to: 1e-3)
        let neither = try reports(generator: plain, critic: plain)[1]
        #expect(neither.weightGradientNorms.critic == nil && neither.weightGradientNorms.generator == nil)
        #expect(!MetricsLog.json(neither).line.contains("weightGradientNorms"))

        let one = try reports(generator: plain, critic: clipped)[1]
        let norm = try #require(one.weightGradientNorms.critic)
        #expect(norm > 1e-3 && one.weightGradientNorms.generator == nil)
        #expect(MetricsLog.json(one).line.contains("\"weightGradientNorms\": {\"critic\": \(norm)}"))

        let both = try reports(generator: clipped, critic: clipped, order: .simultaneous)[1]
        #expect(both.weightGradientNorms.critic != nil && both.weightGradientNorms.generator != nil)
    }

    @Test("one step of plain descent moves the weights by rate · limit")
    func length() throws {
        let critic = StochasticGradientDescent(0.5).clippingGradients(to: 1e-3)
        let plan = GAN(
            data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 2), critic: .mlp(width: 8, depth: 2),
            loss: .hinge, optimizer: critic, batch: 8, steps: 1, precision: .float64)
        let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1))
        let before = trainer.critic.parameters.flatMap { $0.tensor.values() }
        _ = trainer.criticStep(real: trainer.randomSamples())
        let after = trainer.critic.parameters.flatMap { $0.tensor.values() }
        let moved = zip(before, after).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        // The 1e-6 in the denominator shortens it a little.
        #expect(abs(moved / 5e-4 - 1) < 1e-4)
    }
}
