import GANKit

/// Where should the gradient be penalised? The same networks, optimiser and steps with the penalty of WGAN-div (k = 2,
/// p = 6) or of WGAN-GP (10, centre 1), at any r(x), on a ring of eight Gaussians or on a folder of pictures.
///
/// gan study Recipes/PenaltyPoints.swift --vary sampler=interpolated,interpolatedWithin,interpolatedMixed,realAndFake,fake,real
///   --vary penalty=div,gp --seeds 3 --metric w1
@main
struct PenaltyPoints: Recipe {
    /// The penalties that are compared.
    enum PenaltyName: String, CaseIterable, ExpressibleByArgument {
        case div, gp
    }

    static let configuration = CommandConfiguration(
        abstract: "WGAN-div or WGAN-GP with any r(x), on points or on 32×32 pictures, for studies.",
        discussion: "Points are measured by w1, modes and highQuality, pictures by frechet.")

    @Option(help: "The penalty: div for WGAN-div, gp for WGAN-GP.") var penalty = PenaltyName.div
    @Option(help: "Where the gradient is penalised.") var sampler = SamplerName.realAndFake
    @Option(help: "Folder that holds pictures; points in the plane without it.") var folder: String?
    @Option(help: "TorchScript file whose features the Fréchet distance compares; built-in ones without it.")
    var features: String?
    @Option(help: "Pictures of each kind that the Fréchet distance compares.") var samples = 5_000
    @Option(help: "Critic steps in each step: 3 on points and 2 on pictures when left out.") var criticSteps: Int?

    var plan: GAN { folder.map(pictures) ?? points }

    private var constraint: any Constraint {
        switch penalty {
        case .div: Divergence(k: 2, p: 6, at: sampler.sampler)
        case .gp: GradientPenalty(10, centre: 1, at: sampler.sampler)
        }
    }

    private var featureNetwork: any FeatureSource {
        if let features { .torchScript(features) } else { .builtIn }
    }

    private var points: GAN {
        let ring = GaussianMixture.ring(modes: 8)
        return GAN(
            data: Points(from: ring),
            generator: .mlp(latent: 2, width: 128, depth: 3),
            critic: .mlp(width: 128, depth: 3),
            loss: .wasserstein,
            optimizer: .adam(.linear(1e-3, to: 0, over: 3_000), betas: (0, 0.9)),
            criticSteps: criticSteps ?? 3,
            average: .exponential(0.99),
            batch: 128,
            steps: 3_000
        ) {
            constraint
        } watch: {
            SampleGrid(every: 3_000)
            WassersteinDistance(every: 500, samples: 2_000)
            ModeCoverage(of: ring, every: 500)
        }
    }

    private func pictures(in folder: String) -> GAN {
        GAN(
            data: .images(in: folder, side: 32, flipped: true),
            generator: .dcgan(latent: 128, width: 32),
            critic: .dcgan(width: 32),
            loss: .wasserstein,
            optimizer: .adam(2e-4, betas: (0.5, 0.999)),
            criticSteps: criticSteps ?? 2,
            average: .exponential(0.99),
            batch: 32,
            steps: 1_500
        ) {
            constraint
        } watch: {
            SampleGrid(every: 1_500)
            FrechetDistance(every: 1_500, samples: samples, features: featureNetwork)
        }
    }
}
