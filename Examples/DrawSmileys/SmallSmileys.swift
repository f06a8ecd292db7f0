import GANKit

/// The recipe that trained the generator in the folder smileys, of 18,931 weights.
///
///     gan run SmallSmileys.swift --out run && gan export run --out smileys
@main
struct SmallSmileys: Recipe {
    var plan: GAN {
        GAN(
            data: .smileys(side: 32), generator: .dcgan(latent: 16, width: 8), critic: .dcgan(width: 16),
            loss: .wasserstein, optimizer: .adam(1e-3, betas: (0, 0.9)), average: .exponential(0.998), batch: 64,
            steps: 6_000
        ) {
            Divergence(k: 2, p: 6, at: .realAndFake)
        }
    }
}
