import GANKit

/// The swiss roll of WGAN-GP's toy with its settings: ReLU layers of width 512, weight 0.1 (Gulrajani et al.,
/// arXiv:1704.00028).
@main
struct SwissRollRecipe: Recipe {
    static let configuration = CommandConfiguration(abstract: "WGAN-GP on the swiss roll, with its published settings.")

    @Option(help: "Penalty weight.") var weight = 0.1
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.interpolated

    var plan: GAN {
        GAN(
            data: .swissRoll(noise: 0.25, scale: 7.5),
            generator: .mlp(latent: 2, width: 512, depth: 3),
            critic: .mlp(width: 512, depth: 3, slope: 0),
            loss: .wasserstein,
            optimizer: .adam(1e-4, betas: (0.5, 0.9)),
            criticSteps: 5,
            batch: 256,
            steps: 100_000
        ) {
            GradientPenalty(weight, centre: 1, at: at.sampler)
        } watch: {
            SampleGrid(every: 1_000)
        }
    }
}
