import GANBase
import GANNetworks
import GANTensors
import Testing

@Suite("DCGAN")
struct DCGANTests {
    @Test("critic and generator fit every side", arguments: [8, 16, 32, 64, 128], [1, 3])
    func shapes(side: Int, channels: Int) throws {
        let shape = [channels, side, side]
        let generator: any GeneratorArchitecture = .dcgan(latent: 5, width: 4)
        let critic: any CriticArchitecture = .dcgan(width: 4)
        let made = try generator.makeGenerator(for: shape)
        let fake = made(made.latents(2, random: Random(seed: 1)))
        #expect(fake.shape == [2] + shape)
        #expect(try critic.makeCritic(for: shape)(fake).shape == [2])
    }

    @Test("names are PyTorch's for the same nn.Sequential")
    func names() throws {
        let critic: any CriticArchitecture = .dcgan(width: 4, normalization: .batch)
        let body = try critic.makeCritic(for: [3, 16, 16]).body
        #expect(
            namedParameters(of: body).map(\.name) == [
                "0.weight", "0.bias", "2.weight", "3.weight", "3.bias", "6.weight", "6.bias",
            ])
        #expect(namedBuffers(of: body).map(\.name) == ["3.running_mean", "3.running_var", "3.num_batches_tracked"])
    }

    @Test("weights follow N(0, 0.02), biases are zero")
    func initialization() throws {
        let architecture: any CriticArchitecture = .dcgan(width: 32)
        let critic = try architecture.makeCritic(for: [3, 32, 32])
        architecture.initialization.apply(to: critic.body, random: Random(seed: 4))
        for (name, parameter) in namedParameters(of: critic.body) {
            let values = parameter.tensor.values()
            if name.hasSuffix("bias") {
                #expect(values.allSatisfy { $0 == 0 })
            } else {
                let count = Double(values.count)
                let squares: Double = values.reduce(0) { $0 + $1 * $1 }
                let deviation: Double = (squares / count).squareRoot()
                // Three standard errors of a deviation: 3·σ/√(2n).
                let tolerance: Double = 0.06 / (2 * count).squareRoot() + 1e-4
                #expect(abs(deviation - 0.02) < tolerance)
            }
        }
    }

    @Test("batch normalisation uses the batch in training and the running statistics in sampling")
    func phases() throws {
        let layer = BatchNormalization(2)
        let input = Tensor([0, 10, 2, 10, 4, 13], shape: [3, 2])
        let trained = layer.forward(input, in: .training)
        #expect(abs(trained.mean().scalar()) < 1e-6)
        // Running mean 0.1·(2, 11), running variance 0.9 + 0.1·(4, 3), unbiased.
        let sampled = layer.forward(Tensor([0.2, 1.1], shape: [1, 2]), in: .sampling)
        #expect(sampled.values().allSatisfy { abs($0) < 1e-6 })
        #expect(abs(layer.runningVariance.tensor.values()[0] - 1.3) < 1e-6)
        #expect(layer.batches.tensor.scalar() == 1)
    }

    @Test("the critic knows which layer couples samples")
    func coupling() throws {
        let plain: any CriticArchitecture = .dcgan(width: 4)
        let coupled: any CriticArchitecture = .dcgan(width: 4, normalization: .batch)
        #expect(try plain.makeCritic(for: [3, 16, 16]).couplesSamples == false)
        #expect(try coupled.makeCritic(for: [3, 16, 16]).couplingLayer?.path == "3")
    }
}
