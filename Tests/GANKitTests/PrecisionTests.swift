import Testing

@testable import GANKit

@Suite("bf16") struct PrecisionTests {
    private func plan(_ precision: Precision, _ critic: Normalization = .none) -> GAN {
        GAN(
            data: .smileys(side: 16, count: 16), generator: .dcgan(latent: 4, width: 4),
            critic: .dcgan(width: 8, normalization: critic, initialization: .he), loss: .wasserstein,
            optimizer: .adam(1e-3, betas: (0, 0.9)), batch: 8, steps: 3, precision: precision
        ) {
            Divergence(k: 2, p: 6, at: .realAndFake)
        }
    }

    /// The critic's gradients on noise.
    private func slopes(_ precision: Precision, _ method: CriticStepMethod) throws -> [Tensor] {
        let trainer = try Trainer(plan(precision), settings: TrainingSettings(seed: 1, criticStep: method))
        let fake = withoutGradients { trainer.randomSamples() * 0.5 - 0.3 }
        let (terms, slopes) = trainer.criticStepMethod(random: Random(seed: 1)).gradients(
            real: trainer.randomSamples(), fake: fake, penalties: NamedPenalty.naming(trainer.plan.constraints))
        #expect(terms.loss.dtype == .float32)
        #expect(terms.penalties.allSatisfy { $0.term.dtype == .float32 })
        return try slopes.map { try #require($0).detached() }
    }

    @Test("gradients are float32's up to bfloat16's 8 bits, by both methods", arguments: CriticStepMethod.allCases)
    func gradients(method: CriticStepMethod) throws {
        let exactSlopes = try slopes(.float32, method)
        // Real and fake cancel in the gradients of some biases, so that the network's largest gradient is the scale.
        let scale = exactSlopes.map { $0.norm().scalar() }.max() ?? 0
        for (rough, exact) in zip(try slopes(.bfloat16, method), exactSlopes) {
            #expect(rough.dtype == .float32)
            let difference = (rough - exact).norm().scalar()
            #expect(difference < 0.05 * scale)
            // Equal numbers would mean that bfloat16 was never used.
            #expect(exact.count < 8 || difference > 0)
        }
    }

    @Test(
        "weights, averages and optimiser stay in float32; training stays finite",
        arguments: [Normalization.none, .layer])
    func training(normalization: Normalization) throws {
        let trainer = try Trainer(plan(.bfloat16, normalization), settings: TrainingSettings(seed: 1))
        #expect(trainer.criticStepChoice.method == (normalization == .none ? .fourPasses : .doubleBackward))
        let before = trainer.critic.parameters[0].tensor.values()
        try trainer.train { report in
            #expect(report.criticLoss.isFinite && report.generatorLoss.isFinite)
            #expect((report.gradientNorm?.mean ?? 0) > 0)
        }
        #expect((trainer.critic.parameters + trainer.generator.parameters).allSatisfy { $0.tensor.dtype == .float32 })
        #expect(trainer.critic.parameters[0].tensor.values() != before)
        let samples = trainer.generator(trainer.generator.latents(2, random: Random(seed: 1)))
        #expect(samples.dtype == .float32)
    }
}
