import Testing

@testable import GANKit

@Suite("Generator step") struct GeneratorStepTests {
    private func networks(_ dtype: DType) throws -> (generator: Generator, critic: Critic) {
        let shape = [3, 8, 8]
        let generator = try DCGANGenerator.dcgan(latent: 5, width: 4).makeGenerator(for: shape)
        let critic = try DCGANCritic.dcgan(width: 4).makeCritic(for: shape)
        Initialization.normal(deviation: 0.1).apply(to: generator.body, random: Random(seed: 1))
        Initialization.he.apply(to: critic.body, random: Random(seed: 2))
        for body in [generator.body, critic.body] { place(body, on: .cpu, as: dtype) }
        return (generator, critic)
    }

    @Test("by passes and by autograd the gradients are the same", arguments: PluginCatalogue.losses.indices)
    func agrees(loss: Int) throws {
        let (generator, critic) = try networks(.float64)
        let latents = Random(seed: 3).normal([6, 5], dtype: .float64)
        let real = Random(seed: 4).normal([6, 3, 8, 8], dtype: .float64)
        let results = [true, false].map { usesPasses in
            GeneratorStep(
                generator: generator, critic: critic, loss: PluginCatalogue.losses[loss], usesPasses: usesPasses
            ).gradients(latents: latents, real: real)
        }
        #expect(abs(results[0].loss.scalar() - results[1].loss.scalar()) < 1e-12)
        for (quick, sure) in zip(results[0].slopes, results[1].slopes) {
            let (quick, sure) = (try #require(quick).detached(), try #require(sure).detached())
            let largest = sure.abs().max().scalar()
            #expect((quick - sure).abs().max().scalar() <= 1e-10 * max(largest, 1e-6))
        }
    }

    @Test("asks for no gradient of the critic's weights")
    func sparesWeights() throws {
        let layer = CountingLayer()
        let critic = Critic(layer, sampleShape: [2])
        let generator = Generator(Dense(3, 2), latent: 3, sampleShape: [2])
        Initialization.uniform.apply(to: generator.body, random: Random(seed: 1))
        let step = GeneratorStep(generator: generator, critic: critic, loss: .wasserstein, usesPasses: true)
        let (_, slopes) = step.gradients(latents: Random(seed: 2).normal([4, 3]), real: .zeros([4, 2]))
        #expect(slopes.allSatisfy { $0 != nil })
        #expect(layer.weightGradients == 0)
        _ = FourPasses(critic: critic, loss: .wasserstein, random: Random(seed: 3)).gradients(
            real: .ones([4, 2]), fake: .zeros([4, 2]), penalties: [])
        #expect(layer.weightGradients == 1)
    }

    /// A dense layer that counts how often its weight's gradient is computed.
    private final class CountingLayer: AffineLayer {
        private let dense = Dense(2, 1)
        private(set) var weightGradients = 0
        var weight: Parameter { dense.weight }
        var bias: Parameter? { dense.bias }

        func product(of input: Tensor, weight: Tensor, bias: Tensor?) -> Tensor {
            dense.product(of: input, weight: weight, bias: bias)
        }

        func inputGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
            dense.inputGradient(of: delta, input: input, weight: weight)
        }

        func weightGradient(of delta: Tensor, input: Tensor, weight: Tensor) -> Tensor {
            weightGradients += 1
            return dense.weightGradient(of: delta, input: input, weight: weight)
        }
    }
}
