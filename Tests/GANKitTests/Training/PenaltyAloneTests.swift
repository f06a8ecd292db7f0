import Testing

@testable import GANKit

/// `penalty(on:at:)`, for whoever trains without a trainer, is the trainer's term.
@Suite("A penalty by itself") struct PenaltyAloneTests {
    @Test(
        "the trainer's number, with batch normalisation in the critic too", arguments: PluginCatalogue.samplers.indices,
        [Normalization.none, .batch, .layer])
    func term(sampler: Int, normalization: Normalization) throws {
        let architecture: DCGANCritic = .dcgan(width: 4, normalization: normalization)
        let critic = try architecture.makeCritic(for: [1, 16, 16])
        Initialization.uniform.apply(to: critic.body, random: Random(seed: 5))
        place(critic.body, on: .cpu, as: .float64)
        let random = Random(seed: 6)
        let real = random.normal([6, 1, 16, 16], mean: 2, dtype: .float64)
        let fake = random.normal([4, 1, 16, 16], mean: -1, deviation: 0.1, dtype: .float64)
        let penalty = Divergence(k: 2, p: 3, at: PluginCatalogue.samplers[sampler])
        let alone = penalty.penalty(
            on: critic,
            at: Batch(
                real: real, fake: fake, realScores: critic(real), fakeScores: critic(fake), random: Random(seed: 9)))
        let (terms, _) = DoubleBackward(critic: critic, loss: .wasserstein, random: Random(seed: 9)).gradients(
            real: real, fake: fake, penalties: NamedPenalty.naming([penalty]))
        let trained = terms.penalties[0].term.scalar()
        #expect(trained > 0)
        #expect(abs(alone.scalar() / trained - 1) < 1e-12, "\(alone.scalar()) and \(trained)")
    }
}
