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
            @Option(help: "Penalty weight k.") var k = 2.0
            @Option(help: "Penalty power p.") var p = 6.0

            /// What to train. `gan plugins` lists what else each of these can be.
            var plan: GAN {
                GAN(
                    data: pictures,
                    generator: .dcgan(latent: 128),
                    critic: .dcgan(),
                    loss: .wasserstein,
                    // A schedule may stand where a number stands: .adam(.cosine(2e-4, to: 5e-5, over: 10_000)).
                    optimizer: .adam(2e-4, betas: (0.5, 0.999)),
                    batch: 64,
                    steps: 3_000
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
                    return .images(in: folder, side: side, flipped: true)
                }
                return .smileys(side: side)
            }
        }

        """
    }
}
