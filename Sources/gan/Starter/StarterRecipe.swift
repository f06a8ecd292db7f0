/// The recipe that `gan new` writes.
enum StarterRecipe {
    /// The text of a recipe whose type is `name`.
    static func text(for name: String) -> String {
        """
        import GANKit

        /// Pictures, with the Wasserstein divergence (WGAN-div).
        @main
        struct \(name): Recipe {
            // Options of `gan run \(name).swift`. --steps, --batch, --seed, --out, --device and --threads are there already.
            @Option(help: "Folder of JPEG and PNG files; without it, smileys that GANKit draws.") var folder: String?
            @Option(help: "Side of the pictures in pixels: 16, 32, 64 or 128.") var side = 32
            @Option(help: "Channels of the critic's first and the generator's last hidden layer.") var width = 32
            @Option(help: "Penalty weight k.") var k = 2.0
            @Option(help: "Penalty power p.") var p = 6.0

            /// What to train. `gan plugins` lists what else each of these can be.
            var plan: GAN {
                GAN(
                    data: pictures,
                    generator: .dcgan(latent: 64, width: width),
                    critic: .dcgan(width: width),
                    loss: .wasserstein,
                    // A schedule may stand where a number stands: .adam(.cosine(1e-3, to: 1e-4, over: 10_000), …).
                    // Lower the rate for wide networks and long runs: 2e-4 is usual.
                    optimizer: .adam(1e-3, betas: (0, 0.9)),
                    // Samples come from an average of the generator's weights.
                    average: .exponential(0.995),
                    batch: 64,
                    steps: 4_000
                ) {
                    // What keeps the critic tame; several lines add up. This one adds k · mean ‖∇T(x)‖^p
                    // with x at the real and the fake pictures of the batch.
                    Divergence(k: k, p: p, at: .realAndFake)
                } watch: {
                    // What is looked at during training: a picture of 64 samples, always from the same latents.
                    SampleGrid(every: 250)
                }
            }

            private var pictures: any TrainingData {
                if let folder {
                    // Pictures that are not square: width: 96, height: 64 in place of the side.
                    return .images(in: folder, side: side, flipped: true)
                }
                return .smileys(side: side)
            }
        }

        """
    }
}
