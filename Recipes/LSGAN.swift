import GANKit

/// Least squares GAN (Mao et al., arXiv:1611.04076) with DCGAN's networks.
@main
struct LSGAN: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "Least squares GAN (arXiv:1611.04076).",
        discussion:
            "The paper trained on LSUN, which has to be fetched by yourself; any folder of pictures will do. Its networks are deeper than these."
    )

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 64, flipped: false),
            generator: .dcgan(latent: 128, width: 128),
            critic: .dcgan(width: 128, normalization: .batch),
            loss: .leastSquares,
            optimizer: .adam(2e-4, betas: (0.5, 0.999)),
            batch: 64,
            steps: 100_000
        )
    }
}
