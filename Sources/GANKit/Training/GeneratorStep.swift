/// The generator's loss and its gradients, without any gradient of the critic's weights.
///
/// In several parts the gradients are those of the whole batch, up to rounding: first the scores of all fakes are
/// measured, from which the loss and its derivative by each score come, then each part is made once more and goes back to
/// the generator. Batch normalisation in the generator takes its statistics from each part.
struct GeneratorStep {
    let generator: Generator
    let critic: Critic
    let loss: any AdversarialLoss
    /// Whether the critic is locally linear, so that its part needs no graph.
    let usesPasses: Bool
    /// In how many parts the batch is computed.
    var parts = 1

    /// Makes fakes, scores them, and goes back to the generator.
    ///
    /// The real samples are scored only if the loss asks for them.
    ///
    /// - Parameters:
    ///   - latents: Random numbers, shape [N, latent].
    ///   - real: Real samples, for losses that compare.
    func gradients(latents: Tensor, real: Tensor) -> (loss: Tensor, slopes: [Tensor?]) {
        parts > 1 ? inParts(latents: latents, real: real) : atOnce(latents: latents, real: real)
    }

    private func atOnce(latents: Tensor, real: Tensor) -> (loss: Tensor, slopes: [Tensor?]) {
        let fake = generator(latents)
        guard usesPasses, let linearized = critic.linearized(at: fake.detached(), with: ParameterGradients()) else {
            let loss = loss.generator(scores(critic(fake), of: fake, real: real))
            return (loss, GANTensors.gradients(of: [loss], withRespectTo: leaves))
        }
        let (loss, seeds) = objective(linearized.scores, of: fake, real: real)
        let slope = linearized.backward(seeds: seeds, for: 0..<fake.shape[0])
        return (loss, GANTensors.gradients(of: [fake], withRespectTo: leaves, seeds: [slope]))
    }

    private func inParts(latents: Tensor, real: Tensor) -> (loss: Tensor, slopes: [Tensor?]) {
        let parts = Parts(of: latents.shape[0], into: parts)
        let fakes = parts.joined { generator(latents.rows($0)) }
        let (loss, seeds) = objective(parts.joined { critic(fakes.rows($0)) }, of: fakes, real: real)
        var sums = GradientSums(count: leaves.count)
        for range in parts.ranges {
            let (fake, seeds) = (generator(latents.rows(range)), seeds.rows(range))
            if usesPasses, let linearized = critic.linearized(at: fake.detached(), with: ParameterGradients()) {
                let slope = linearized.backward(seeds: seeds, for: 0..<range.count)
                sums.add(GANTensors.gradients(of: [fake], withRespectTo: leaves, seeds: [slope]))
            } else {
                sums.add(GANTensors.gradients(of: [critic(fake)], withRespectTo: leaves, seeds: [seeds]))
            }
        }
        return (loss, sums.sums)
    }

    private var leaves: [Tensor] { generator.parameters.map(\.tensor) }

    /// The loss and its derivative by the score of each fake.
    private func objective(_ fakeScores: Tensor, of fake: Tensor, real: Tensor) -> (loss: Tensor, seeds: Tensor) {
        let leaf = fakeScores.wide().detached()
        leaf.requiresGradient = true
        let loss = loss.generator(scores(leaf, of: fake, real: real))
        return (loss, GANTensors.gradients(of: [loss], withRespectTo: [leaf])[0] ?? .zeros(like: leaf.detached()))
    }

    private func scores(_ fakeScores: Tensor, of fake: Tensor, real: Tensor) -> Scores {
        let (critic, parts) = (critic, Parts(of: real.shape[0], into: parts))
        return Scores(
            real: parts.joined { critic(real.rows($0)) }, fake: fakeScores, samples: (real, fake.detached()))
    }
}
