import GANKit

/// WGAN-div as the code of the kexue.fm article 6139 has it, layer for layer at 128×128: k = 2, p = 6, penalty at real
/// and fake.
///
/// Its critic is batch-normalised, which couples the samples; GANKit warns of it and trains nevertheless.
@main
struct WGANDivArticle: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "WGAN-div of the article's code, 128×128 (arXiv:1712.01026, kexue.fm 6139).",
        discussion:
            "The article trained on CelebA-HQ, which has to be fetched by yourself; any folder of pictures will do.")

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"
    @Option(help: "Penalty weight k.") var k = 2.0
    @Option(help: "Penalty power p.") var p = 6.0
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.realAndFake

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 128, flipped: false),
            generator: .kerasDCGAN(latent: 128),
            critic: .kerasDCGAN(),
            loss: .wasserstein,
            optimizer: .adam(2e-4, betas: (0.5, 0.999), epsilon: 1e-7),
            batch: 64,
            steps: 1_000_000
        ) {
            Divergence(k: k, p: p, at: at.sampler)
        } watch: {
            SampleGrid(every: 100, columns: 9, rows: 9)
        }
    }
}
