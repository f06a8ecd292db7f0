import GANKit

/// A grid of 25 Gaussians in the plane, learnt by WGAN-div with plain dense layers: {−4 … 4}² and deviation 0.05, over
/// 2.828.
///
/// Weights and biases start uniform, as PyTorch's layers do, and the critic has ReLU: with biases of zero every kink of a
/// fresh network passes through the origin, and a grid is learnt less sharply (the guide Toys).
@main
struct Grid: Recipe {
    static let configuration = CommandConfiguration(abstract: "WGAN-div on a grid of 25 Gaussians.")

    @Option(help: "Penalty weight k.") var k = 2.0
    @Option(help: "Penalty power p.") var p = 6.0
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.realAndFake

    var plan: GAN {
        GAN(
            data: .grid(side: 5),
            generator: .mlp(latent: 2, width: 256, depth: 3, initialization: .uniform),
            critic: .mlp(width: 256, depth: 3, slope: 0, initialization: .uniform),
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
