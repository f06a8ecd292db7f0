import GANKit

/// Relativistic pairing with R1 and R2 and falling schedules, the objective of R3GAN for CIFAR-10 (Huang et al.,
/// arXiv:2501.05441).
///
/// The schedules are the paper's; its networks are not here, those of WGAN-GP's code stand in for them.
@main
struct R3GAN: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "Relativistic pairing with R1 and R2, the objective of R3GAN (arXiv:2501.05441).",
        discussion: "The paper trained on CIFAR-10 among others; give the folder of such pictures, or any other.")

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"
    @Option(help: "Steps over which the schedules fall.") var fall = 500_000

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 32, flipped: true),
            generator: .resnet(latent: 64, normalization: .none),
            critic: .resnet(),
            loss: .relativisticPairing,
            optimizer: .adam(.cosine(2e-4, to: 5e-5, over: fall), betas: (0, .cosine(0.9, to: 0.99, over: fall))),
            average: .exponential(0.999),
            batch: 64,
            steps: 500_000
        ) {
            R1(gamma: .cosine(0.05, to: 0.005, over: fall))
            R2(gamma: .cosine(0.05, to: 0.005, over: fall))
        }
    }
}
