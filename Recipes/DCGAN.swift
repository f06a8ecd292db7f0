import GANKit

/// DCGAN with the non-saturating loss (Radford, Metz and Chintala, arXiv:1511.06434).
///
/// The paper draws latents from U(−1, 1); here, as everywhere in GANKit, they come from N(0, 1).
@main
struct DCGAN: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "DCGAN (arXiv:1511.06434).",
        discussion:
            "The paper trained on LSUN bedrooms, which have to be fetched by yourself; any folder of pictures will do.")

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 64, flipped: false),
            generator: .dcgan(latent: 100, width: 128),
            critic: .dcgan(width: 128, normalization: .batch),
            loss: .nonSaturating,
            optimizer: .adam(2e-4, betas: (0.5, 0.999)),
            batch: 128,
            steps: 100_000
        )
    }
}
