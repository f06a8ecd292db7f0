import GANKit

/// The first WGAN: weights clipped after each of five critic steps (Arjovsky, Chintala and Bottou, arXiv:1701.07875).
///
/// DCGAN's networks, batch-normalised both, as in the paper's code. There the first 25 generator steps, and every 500th,
/// come after a hundred critic steps; here all come after five.
@main
struct WGANClip: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "WGAN with weight clipping (arXiv:1701.07875).",
        discussion:
            "The paper trained on LSUN bedrooms, which have to be fetched by yourself; any folder of pictures will do.")

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"
    @Option(help: "Clipping bound c.") var c = 0.01

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 64, flipped: false),
            generator: .dcgan(latent: 100),
            critic: .dcgan(normalization: .batch),
            loss: .wasserstein,
            optimizer: .rmsProp(5e-5),
            criticSteps: 5,
            batch: 64,
            steps: 100_000
        ) {
            WeightClipping(c)
        }
    }
}
