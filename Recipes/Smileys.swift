import GANKit

/// Smileys that GANKit draws itself: a first run that needs no data.
@main
struct SmileysRecipe: Recipe {
    @Option(help: "Penalty weight k.") var k = 2.0
    @Option(help: "Penalty power p.") var p = 6.0

    var plan: GAN {
        GAN(
            data: .smileys(side: 32),
            generator: .dcgan(latent: 64, width: 32),
            critic: .dcgan(width: 32),
            loss: .wasserstein,
            optimizer: .adam(2e-4, betas: (0.5, 0.999)),
            batch: 64,
            steps: 2_500
        ) {
            Divergence(k: k, p: p, at: .realAndFake)
        } watch: {
            SampleGrid(every: 250)
        }
    }
}
