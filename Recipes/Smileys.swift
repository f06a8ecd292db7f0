import GANKit

/// Smileys that GANKit draws itself: a first run that needs no data.
///
/// Narrow networks and a high learning rate make faces within minutes on two cores; pictures come from averaged weights.
@main
struct SmileysRecipe: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "WGAN-div on smileys that GANKit draws itself, faces within minutes.")

    @Option(help: "Channels of the critic's first and the generator's last hidden layer.") var width = 16
    @Option(help: "Penalty weight k.") var k = 2.0
    @Option(help: "Penalty power p.") var p = 6.0
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.realAndFake

    var plan: GAN {
        GAN(
            data: .smileys(side: 32),
            generator: .dcgan(latent: 64, width: width),
            critic: .dcgan(width: width),
            loss: .wasserstein,
            optimizer: .adam(1e-3, betas: (0, 0.9)),
            average: .exponential(0.995),
            batch: 64,
            steps: 4_000
        ) {
            Divergence(k: k, p: p, at: at.sampler)
        } watch: {
            SampleGrid(every: 250)
        }
    }
}
