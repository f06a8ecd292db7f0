import GANKit

/// A ring of eight Gaussians learnt by WGAN-div, with the settings that bring its virial ratio out of order.
///
/// `Scripts/pictures` makes the picture of the gauges in the guide "The theory in pictures" of runs of this recipe.
@main
struct Gauges: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "WGAN-div on a ring of eight Gaussians, well trained or badly.")

    @Option(help: "Critic steps in each step.") var criticSteps = 3
    @Option(help: "Learning rate of the critic; it falls to 0.") var criticRate = 1e-3
    @Option(help: "Learning rate of the generator; it falls to 0.") var rate = 5e-4
    @Option(help: "Penalty weight k in the first half.") var k = 2.0
    @Option(help: "Penalty weight k in the second half; as in the first when left out.") var laterK: Double?
    @Option(help: "Penalty power p.") var p = 6.0

    var plan: GAN {
        let ring = GaussianMixture.ring(modes: 8)
        return GAN(
            data: Points(from: ring),
            generator: .mlp(latent: 2, width: 128, depth: 3),
            critic: .mlp(width: 128, depth: 3, initialization: .uniform),
            loss: .wasserstein,
            optimizer: .adam(.linear(rate, to: 0, over: 2_000), betas: (0, 0.9)),
            criticOptimizer: .adam(.linear(criticRate, to: 0, over: 2_000), betas: (0, 0.9)),
            criticSteps: criticSteps,
            average: .exponential(0.99),
            batch: 128,
            steps: 2_000
        ) {
            Divergence(k: .constant(k).then(.constant(laterK ?? k), after: 1_000), p: p, at: .realAndFake)
        } watch: {
            WassersteinDistance(every: 2_000, samples: 2_000)
            ModeCoverage(of: ring, every: 2_000)
        }
    }
}
