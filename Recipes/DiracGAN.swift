import GANKit

/// Dirac-GAN: one real point, one fake point and a linear critic, on which convergence can be read off (Mescheder et
/// al., arXiv:1801.04406).
///
/// With p = 2 both come to rest; with p = 6 they end in a cycle. Plain gradient descent in float64.
@main
struct DiracGAN: Recipe {
    static let configuration = CommandConfiguration(abstract: "Dirac-GAN under WGAN-div (arXiv:1801.04406).")

    @Option(help: "Penalty weight k.") var k = 0.5
    @Option(help: "Penalty power p.") var p = 2.0
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.realAndFake
    @Option(help: "Learning rate of both players.") var rate = 0.05

    var plan: GAN {
        GAN(
            data: .pointMass(at: [0]),
            generator: .dirac(at: [1]),
            critic: .dirac(slope: [-1]),
            loss: .wasserstein,
            optimizer: .sgd(rate),
            order: .simultaneous,
            batch: 1,
            steps: 500,
            precision: .float64
        ) {
            Divergence(k: k, p: p, at: at.sampler)
        }
    }
}
