import Testing

@testable import GANKit

@Suite("Number of critic steps") struct CriticStepsTests {
    private func plan(
        _ steps: any CriticStepsConvertible, loss: any AdversarialLoss = .wasserstein,
        order: UpdateOrder = .criticFirst,
        _ constraints: [any Constraint] = [Divergence(k: 2, p: 2, at: .realAndFake)]
    ) -> GAN {
        GAN(
            data: .ring(modes: 8), generator: .mlp(latent: 2, width: 16, depth: 2), critic: .mlp(width: 16, depth: 2),
            loss: loss, optimizer: .adam(5e-3, betas: (0, 0.9)), criticSteps: steps, order: order, batch: 64, steps: 30
        ) {
            constraints
        }
    }

    @Test(
        "until virial: stops within the tolerance or at the limit, and says how many it took",
        arguments: [UpdateOrder.criticFirst, .generatorFirst])
    func untilVirial(order: UpdateOrder) throws {
        let trainer = try Trainer(
            plan(.untilVirial(within: 0.25, atMost: 12), order: order), settings: TrainingSettings(seed: 3))
        let stream = try trainer.openData()
        defer { stream.close() }
        var (batches, taken) = (0, 0)
        var counts: Set<Int> = []
        for _ in 0..<30 {
            let outcome = try trainer.trainStep {
                batches += 1
                return try stream.next()
            }
            let virial = try #require(outcome.critic.virial)
            #expect((1...12).contains(outcome.criticSteps))
            #expect(outcome.criticSteps == 12 || abs(virial - 1) < 0.25)
            counts.insert(outcome.criticSteps)
            taken += outcome.criticSteps
        }
        // Each critic step has fresh samples, and the generator asks for no others.
        #expect(batches == taken)
        #expect(trainer.criticStepsDone == taken)
        #expect(counts.count > 2)
    }

    @Test("the report has the number where it is not fixed, and so has the log")
    func reports() throws {
        var short = plan(.untilVirial(within: 1e-9, atMost: 3))
        short.steps = 2
        var reports: [StepReport] = []
        try Trainer(short, settings: TrainingSettings(seed: 1)).train { reports.append($0) }
        #expect(reports.map(\.criticSteps) == [3, 3])
        #expect(MetricsLog.json(reports[0]).line.contains("\"criticSteps\": 3"))
        reports = []
        short.criticSteps = 2
        try Trainer(short, settings: TrainingSettings(seed: 1)).train { reports.append($0) }
        #expect(reports.map(\.criticSteps) == [nil, nil])
    }

    @Test("a lazy penalty measures in some critic steps only, and the others go on")
    func lazy() throws {
        let steps = CriticSteps.untilVirial(within: 1000, atMost: 9)
        let trainer = try Trainer(
            plan(steps, [R1(gamma: 1, interval: 4)]), settings: TrainingSettings(seed: 1))
        let real = trainer.randomSamples()
        #expect((0..<3).map { _ in trainer.trainStep { real }.criticSteps } == [1, 4, 4])
        #expect(steps.goesOn(after: 1, virial: .nan))
        #expect(!steps.goesOn(after: 9, virial: nil))
    }

    @Test("where the identity does not hold, it is refused in words")
    func refusals() throws {
        let steps = CriticSteps.untilVirial(within: 0.1, atMost: 5)
        let divergence = Divergence(at: .realAndFake)
        try plan(steps, [divergence]).check()
        try plan(steps, [DivergenceSum([.init(k: 1, p: 2)], at: .real), Drift()]).check()
        for (broken, words) in [
            (plan(steps, loss: .hinge, [divergence]), "for the Wasserstein loss"),
            (plan(steps, [GradientPenalty(10)]), "with a penalty k·‖∇T‖^p"),
            (plan(steps, [divergence, SpectralNorm()]), "SpectralNorm holds the critic's scale"),
            (plan(steps, [divergence, WeightClipping(0.01)]), "WeightClipping holds the critic's scale"),
            (plan(.untilVirial(within: 0, atMost: 5), [divergence]), "must be above 0"),
            (plan(.untilVirial(within: 0.1, atMost: 0), [divergence]), "criticSteps is 0"),
            (plan(steps, order: .simultaneous, [divergence]), "simultaneous updates take one step"),
        ] {
            let error = #expect(throws: GANError.self) { try broken.check() }
            #expect(error?.status == .usage)
            #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        }
    }
}
