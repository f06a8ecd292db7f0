/// The generator's loss and its gradients, without any gradient of the critic's weights.
struct GeneratorStep {
    let generator: Generator
    let critic: Critic
    let loss: any AdversarialLoss
    /// Whether the critic is locally linear, so that its part needs no graph.
    let usesPasses: Bool

    /// Makes fakes, scores them, and goes back to the generator.
    ///
    /// The real samples are scored only if the loss asks for them.
    ///
    /// - Parameters:
    ///   - latents: Random numbers, shape [N, latent].
    ///   - real: Real samples, for losses that compare.
    func gradients(latents: Tensor, real: Tensor) -> (loss: Tensor, slopes: [Tensor?]) {
        let fake = generator(latents)
        let parameters = generator.parameters.map(\.tensor)
        guard usesPasses, let linearized = critic.linearized(at: fake.detached(), with: ParameterGradients()) else {
            let loss = loss.generator(scores(critic(fake), of: fake, real: real))
            return (loss, GANTensors.gradients(of: [loss], withRespectTo: parameters))
        }
        let leaf = linearized.scores.wide().detached()
        leaf.requiresGradient = true
        let loss = loss.generator(scores(leaf, of: fake, real: real))
        let seeds = GANTensors.gradients(of: [loss], withRespectTo: [leaf])[0] ?? .zeros(like: leaf.detached())
        let slope = linearized.backward(seeds: seeds, for: 0..<fake.shape[0])
        return (loss, GANTensors.gradients(of: [fake], withRespectTo: parameters, seeds: [slope]))
    }

    private func scores(_ fakeScores: Tensor, of fake: Tensor, real: Tensor) -> Scores {
        let critic = critic
        return Scores(
            real: withoutGradients { critic(real) }, fake: fakeScores, samples: (real, fake.detached()))
    }
}
