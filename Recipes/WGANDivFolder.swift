import GANKit

/// WGAN-div on a folder of pictures, with the article's k and p (arXiv:1712.01026).
@main
struct WGANDivFolder: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "WGAN-div on a folder of JPEG and PNG pictures.",
        discussion:
            "Pictures are found in all sub-folders, resized until they just cover the size, and their middle is cut out."
    )

    @Option(help: "Folder that holds the pictures.") var folder = "pictures"
    @Option(help: "Side of square pictures in pixels: 16, 32, 64 or 128.") var side = 64
    @Option(help: "Size of pictures that are not square, such as 96x64, in place of --side.") var size: ImageSize?
    @Flag(inversion: .prefixedNo, help: "Flip pictures left to right at random.") var flipped = true
    @Option(help: "Channels of the critic's first and the generator's last hidden layer.") var width = 64
    @Option(help: "Numbers in a latent.") var latent = 128
    @Option(help: "Critic steps in each step.") var criticSteps = 1
    @Option(help: "Penalty weight k.") var k = 2.0
    @Option(help: "Penalty power p.") var p = 6.0
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.realAndFake
    @Option(help: "Steps from one sample picture to the next.") var every = 500

    var plan: GAN {
        GAN(
            data: .images(in: folder, size: size ?? ImageSize(side: side), flipped: flipped),
            generator: .dcgan(latent: latent, width: width),
            critic: .dcgan(width: width),
            loss: .wasserstein,
            optimizer: .adam(2e-4, betas: (0.5, 0.999)),
            criticSteps: criticSteps,
            batch: 64,
            steps: 100_000
        ) {
            Divergence(k: k, p: p, at: at.sampler)
        } watch: {
            SampleGrid(every: every)
        }
    }
}
