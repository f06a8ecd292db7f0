import GANKit

/// A ring of eight Gaussians learnt by WGAN-div in a short time, to compare penalty weights k and powers p.
///
/// gan study Recipes/KAndP.swift --vary k=0.5,1,2,4 --vary p=2,3,4,6 --seeds 3 --metric w1 --metric modes
@main
struct KAndP: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "WGAN-div on a ring of eight Gaussians, for studies of k and p.",
        discussion: "Measures the exact Wasserstein distance w1, modes, and samples of high quality.")

    @Option(help: "Penalty weight k.") var k = 2.0
    @Option(help: "Penalty power p.") var p = 6.0
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.realAndFake
    @Option(help: "Neurons in each of the three hidden layers.") var width = 128

    var plan: GAN {
        let ring = GaussianMixture.ring(modes: 8)
        return GAN(
            data: Points(from: ring),
            generator: .mlp(latent: 2, width: width, depth: 3),
            critic: .mlp(width: width, depth: 3),
            loss: .wasserstein,
            optimizer: .adam(.linear(1e-3, to: 0, over: 3_000), betas: (0, 0.9)),
            criticSteps: 3,
            average: .exponential(0.99),
            batch: 128,
            steps: 3_000
        ) {
            Divergence(k: k, p: p, at: at.sampler)
        } watch: {
            SampleGrid(every: 3_000)
            WassersteinDistance(every: 500, samples: 2_000)
            ModeCoverage(of: ring, every: 500)
        }
    }
}
