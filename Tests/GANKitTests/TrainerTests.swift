import Foundation
import Testing

@testable import GANKit

@Suite("Trainer")
struct TrainerTests {
    private func plan(
        steps: Int = 3, loss: any AdversarialLoss = .wasserstein, criticSteps: Int = 1, average: WeightAverage? = nil,
        _ constraints: [any Constraint]
    ) -> GAN {
        GAN(
            data: .ring(modes: 8), generator: .mlp(latent: 2, width: 16, depth: 2), critic: .mlp(width: 16, depth: 2),
            loss: loss, optimizer: .adam(1e-3, betas: (0, 0.9)), criticSteps: criticSteps, average: average, batch: 16,
            steps: steps
        ) {
            constraints
        }
    }

    private func train(_ plan: GAN, seed: UInt64 = 1) throws -> (Trainer, [StepReport]) {
        let trainer = try Trainer(plan, settings: TrainingSettings(seed: seed))
        var reports: [StepReport] = []
        try trainer.train { reports.append($0) }
        return (trainer, reports)
    }

    private func weights(_ trainer: Trainer) -> [[Double]] {
        (trainer.critic.parameters + trainer.generator.parameters).map { $0.tensor.values() }
    }

    @Test("the same seed gives the same weights, another one others")
    func seeds() throws {
        let penalty = [Divergence(at: .interpolated)]
        let (first, _) = try train(plan(penalty))
        let (again, _) = try train(plan(penalty))
        let (other, _) = try train(plan(penalty), seed: 2)
        #expect(weights(first) == weights(again))
        #expect(weights(first) != weights(other))
    }

    @Test(
        "every loss trains with every sampler and stays finite", arguments: PluginCatalogue.losses.indices,
        PluginCatalogue.samplers.indices)
    func combinations(loss: Int, sampler: Int) throws {
        let (_, reports) = try train(
            plan(loss: PluginCatalogue.losses[loss], [Divergence(at: PluginCatalogue.samplers[sampler])]))
        #expect(reports.count == 3)
        for report in reports {
            #expect(report.criticLoss.isFinite && report.generatorLoss.isFinite && report.criticGap.isFinite)
            #expect(report.penalties.map(\.name) == ["divergence"])
            #expect(report.gradientNorm.map { $0.mean > 0 && $0.max >= $0.mean } == true)
        }
    }

    @Test("penalties add up and are logged by name; a lazy one only when it is due, times its interval")
    func lazyPenalties() throws {
        let (_, eager) = try train(plan(steps: 4, [R1(gamma: 1), Drift(0.1)]))
        #expect(eager.map { $0.penalties.map(\.name) } == [[String]](repeating: ["r1", "drift"], count: 4))
        let (_, lazy) = try train(plan(steps: 4, [R1(gamma: 1, interval: 2), Drift(0.1)]))
        #expect(lazy.map { $0.penalties.map(\.name) } == [["r1", "drift"], ["drift"], ["r1", "drift"], ["drift"]])
        // The virial identity is one of all gradient penalties together.
        let (_, mixed) = try train(plan(steps: 3, [R1(gamma: 1, interval: 2), R2(gamma: 1), Drift(0.1, interval: 3)]))
        #expect(mixed.map { $0.virial != nil } == [true, false, true])
        // The first step sees the same networks.
        #expect(abs(lazy[0].penalties[0].value - 2 * eager[0].penalties[0].value) < 1e-6)
    }

    @Test("the virial ratio is p·k·R / L, and Σ p·k·R / L for several terms, by two ways")
    func virial() throws {
        let (_, one) = try train(plan(steps: 1, [Divergence(k: 2, p: 6, at: .realAndFake)]))
        let report = one[0]
        #expect(abs(try #require(report.virial) - 6 * report.penalties[0].value / report.criticGap) < 1e-9)
        let both = try train(
            plan(steps: 1, [Divergence(k: 0.5, p: 2, at: .realAndFake), Divergence(k: 2, p: 6, at: .realAndFake)])
        ).1[0]
        let sum = try train(
            plan(steps: 1, [DivergenceSum([.init(k: 0.5, p: 2), .init(k: 2, p: 6)], at: .realAndFake)])
        ).1[0]
        let expected = (2 * both.penalties[0].value + 6 * both.penalties[1].value) / both.criticGap
        #expect(abs(try #require(both.virial) / expected - 1) < 1e-6)
        #expect(abs(try #require(sum.virial) / expected - 1) < 1e-4)
    }

    @Test("clipping holds after every step, and spectral normalisation trains")
    func otherConstraints() throws {
        let (clipped, _) = try train(plan([WeightClipping(0.01)]))
        #expect(clipped.critic.parameters.allSatisfy { $0.tensor.abs().max().scalar() <= 0.0100001 })
        let (spectral, reports) = try train(plan(loss: .hinge, [SpectralNorm()]))
        #expect(reports.allSatisfy { $0.criticLoss.isFinite })
        #expect(spectral.critic.parameters[0].reparametrisation != nil)
    }

    @Test("the average of the weights follows with a growing decay")
    func average() throws {
        let (trainer, _) = try train(plan(steps: 1, average: .exponential(0.9), [Divergence(at: .real)]))
        #expect(trainer.samplingGenerator !== trainer.generator)
        let fresh = try Trainer(plan(steps: 1, [Divergence(at: .real)]), settings: TrainingSettings(seed: 1))
        // After one step the decay is (1 + 1)/(10 + 1).
        for ((start, now), averaged) in zip(
            zip(fresh.generator.parameters, trainer.generator.parameters), trainer.samplingGenerator.parameters)
        {
            let expected = zip(start.tensor.values(), now.tensor.values()).map { $0 * 2 / 11 + $1 * 9 / 11 }
            let found = averaged.tensor.values()
            #expect(zip(expected, found).allSatisfy { abs($0 - $1) < 1e-6 })
        }
    }

    @Test("numbers that cannot be are refused in words")
    func refusals() throws {
        var broken = plan([])
        broken.batch = 0
        #expect(throws: GANError.self) { try broken.check() }
        broken = plan([Divergence(k: -1, at: .real)])
        #expect(throws: GANError.self) { try broken.check() }
        for weight: Schedule in [0, .constant(.nan), .linear(1, to: -1, over: 10), .linear(0, to: 0, over: 10)] {
            broken = plan([Divergence(k: weight, at: .real)])
            #expect(throws: GANError.self, "\(weight)") { try broken.check() }
        }
        // A weight may grow from zero.
        try plan([Divergence(k: .linear(0, to: 2, over: 10), at: .real)]).check()
        broken = plan([DRAGAN(scale: 0)])
        #expect(throws: GANError.self) { try broken.check() }
        broken = plan(criticSteps: 2, [])
        broken.order = .simultaneous
        #expect(throws: GANError.self) { try broken.check() }
    }

    @Test("a gradient penalty on a batch-normalised critic is objected to, with the layer")
    func objections() throws {
        let coupled: any CriticArchitecture = .dcgan(width: 4, normalization: .batch)
        let objections = plan([Divergence(at: .real)]).objections(to: try coupled.makeCritic(for: [3, 16, 16]))
        #expect(objections.count == 1)
        #expect(objections.first?.contains("BatchNormalization (layer 3)") == true)
        #expect(
            plan([]).objections(to: try coupled.makeCritic(for: [3, 16, 16])).first?.contains("without a constraint")
                == true)
    }
}
