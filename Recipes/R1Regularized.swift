import GANKit

/// Non-saturating loss with R1, after GAN_stability (Mescheder, Geiger and Nowozin, arXiv:1801.04406).
///
/// Its `reg_param` of 10 leaves out the ½, so that γ is 20 here. Its ResNets have LeakyReLU and branches scaled by 0.1;
/// those of WGAN-GP's code, without normalisation, stand in for them.
@main
struct R1Regularized: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "GAN with R1 (arXiv:1801.04406).",
        discussion:
            "The paper trained on CelebA and LSUN, which have to be fetched by yourself; any folder of pictures will do."
    )

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"
    @Option(help: "Penalty factor γ; the term is γ/2·E‖∇T‖².") var gamma = 20.0

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 64, flipped: false),
            generator: .resnet(latent: 256, normalization: .none),
            critic: .resnet(),
            loss: .nonSaturating,
            optimizer: .rmsProp(1e-4),
            average: .exponential(0.999),
            batch: 64,
            steps: 300_000
        ) {
            R1(gamma: gamma)
        }
    }
}
