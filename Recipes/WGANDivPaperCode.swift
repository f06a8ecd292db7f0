import GANKit

/// WGAN-div as the code of the paper's first author has it: k = 10, p = 6 on lines, four critic steps, layer-normalised
/// ResNet critic.
///
/// The generator moves first there, and not at all before the first critic steps; here the critic moves first.
@main
struct WGANDivPaperCode: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "WGAN-div of the paper's own code, 64×64 (arXiv:1712.01026).",
        discussion:
            "The paper trained on CelebA and LSUN bedrooms, which have to be fetched by yourself; any folder of pictures will do."
    )

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"
    @Option(help: "Penalty weight k.") var k = 10.0
    @Option(help: "Penalty power p.") var p = 6.0
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.interpolated

    var plan: GAN {
        GAN(
            data: .images(in: folder, side: 64, flipped: false),
            generator: .resnet(latent: 128),
            critic: .resnet(normalization: .layer),
            loss: .wasserstein,
            optimizer: .adam(2e-4, betas: (0, 0.9)),
            criticSteps: 4,
            batch: 64,
            steps: 200_000
        ) {
            Divergence(k: k, p: p, at: at.sampler)
        }
    }
}
