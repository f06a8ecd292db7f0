import GANKit

/// SN-GAN with the hinge loss and the plain convolutional critic (Miyato et al., arXiv:1802.05957), on 32×32 pictures.
///
/// The critic is the paper's, layer for layer, with its setting C of the optimiser; the generator is DCGAN's, narrower at
/// the start than the paper's and one convolution shorter.
@main
struct SNGAN: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "SN-GAN with hinge loss (arXiv:1802.05957).",
        discussion: "The paper trained on CIFAR-10 and STL-10; give the folder of such pictures, or any other.")

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"
    @Option(help: "Rounds of power iteration before each critic step.") var iterations = 1

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 32, flipped: false),
            generator: .dcgan(latent: 128),
            critic: .sngan(),
            loss: .hinge,
            optimizer: .adam(2e-4, betas: (0.5, 0.999)),
            batch: 64,
            steps: 100_000
        ) {
            SpectralNorm(iterations: iterations)
        }
    }
}
