import GANKit

/// WGAN-GP with the ResNets of its code (Gulrajani et al., arXiv:1704.00028).
@main
struct WGANGP: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "WGAN-GP (arXiv:1704.00028).",
        discussion:
            "The paper trained on LSUN bedrooms at 64×64, which have to be fetched by yourself; any folder of pictures will do."
    )

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"
    @Option(help: "Penalty weight.") var weight = 10.0

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 64, flipped: false),
            generator: .resnet(latent: 128),
            critic: .resnet(normalization: .layer),
            loss: .wasserstein,
            optimizer: .adam(1e-4, betas: (0, 0.9)),
            criticSteps: 5,
            batch: 64,
            steps: 200_000
        ) {
            GradientPenalty(weight, centre: 1, at: .interpolated)
        }
    }
}
