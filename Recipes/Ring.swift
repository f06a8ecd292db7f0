import GANKit

/// A ring of eight Gaussians in the plane, learnt by WGAN-div with plain dense layers: radius 2 and deviation 0.02,
/// over 1.414.
@main
struct Ring: Recipe {
    static let configuration = CommandConfiguration(abstract: "WGAN-div on a ring of eight Gaussians.")

    @Option(help: "Penalty weight k.") var k = 2.0
    @Option(help: "Penalty power p.") var p = 6.0
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.realAndFake

    var plan: GAN {
        GAN(
            data: .ring(modes: 8),
            generator: .mlp(latent: 2, width: 256, depth: 3),
            critic: .mlp(width: 256, depth: 3),
            loss: .wasserstein,
            optimizer: .adam(.linear(1e-3, to: 0, over: 8_000), betas: (0, 0.9)),
            criticSteps: 3,
            average: .exponential(0.999),
            batch: 256,
            steps: 8_000
        ) {
            Divergence(k: k, p: p, at: at.sampler)
        } watch: {
            SampleGrid(every: 1_000)
        }
    }
}
