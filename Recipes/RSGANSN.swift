import GANKit

/// Relativistic pairing with spectral normalisation, after rsgan_sn_celeba of the WGAN-div article's author, 64×64.
///
/// Two generator steps for each critic step, as there.
@main
struct RSGANSN: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "RSGAN with spectral normalisation of the article's author, 64×64.",
        discussion: "The author trained on CelebA, which has to be fetched by yourself; any folder of pictures will do."
    )

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 64, flipped: false),
            generator: .kerasDCGAN(latent: 100, initialization: .glorot),
            critic: .kerasDCGAN(slope: 0.3, pools: false, bias: true, initialization: .glorot),
            loss: .relativisticPairing,
            optimizer: .adam(2e-4, betas: (0.5, 0.999), epsilon: 1e-7),
            generatorSteps: 2,
            batch: 64,
            steps: 1_000_000
        ) {
            SpectralNorm(iterations: 5, includesScales: true)
        } watch: {
            SampleGrid(every: 100, columns: 9, rows: 9)
        }
    }
}
