import GANKit

/// The cases of the benchmark: networks, penalties and samplers of `Scripts/bench`, by options.
@main
struct CriticStep: Recipe {
    static let configuration = CommandConfiguration(
        abstract: "The benchmark's cases: networks, penalties and samplers by options.",
        discussion: "Scripts/bench times it beside PyTorch. Other programs of the benchmark take the same options.")

    enum Network: String, CaseIterable, ExpressibleByArgument {
        case dcgan, resnet, mlp
    }

    enum PenaltyKind: String, CaseIterable, ExpressibleByArgument {
        case divergence, gradientPenalty, r1
    }

    enum SamplerKind: String, CaseIterable, ExpressibleByArgument {
        case interpolated, realAndFake, real
    }

    @Option(help: "Networks: dcgan and resnet on smileys, mlp on a ring of Gaussians.") var network = Network.dcgan
    @Option(help: "Side of the pictures in pixels.") var side = 64
    @Option(help: "Channels at the picture's end of both networks; numbers in each of mlp's 4 hidden layers.")
    var width = 64
    @Option(help: "divergence with k = 2 and p = 6, gradientPenalty with weight 10 on lines, r1 with γ = 10.")
    var penalty = PenaltyKind.divergence
    @Option(help: "Where divergence is penalised.") var sampler = SamplerKind.realAndFake

    var plan: GAN {
        GAN(
            data: network == .mlp ? .ring(modes: 8) : .smileys(side: side),
            generator: generator,
            critic: critic,
            loss: .wasserstein,
            optimizer: .adam(2e-4, betas: (0.5, 0.999)),
            batch: 64,
            steps: 1_000
        ) {
            switch penalty {
            case .divergence: Divergence(k: 2, p: 6, at: points)
            case .gradientPenalty: GradientPenalty(10, centre: 1, at: .interpolated)
            case .r1: R1(gamma: 10)
            }
        } watch: {
        }
    }

    private var generator: any GeneratorArchitecture {
        switch network {
        case .dcgan: .dcgan(latent: 128, width: width)
        case .resnet: .resnet(latent: 128, width: width)
        case .mlp: .mlp(latent: 2, width: width, depth: 4)
        }
    }

    /// He's rule makes a gradient's norm near one, so that the penalty counts from the first step on.
    private var critic: any CriticArchitecture {
        switch network {
        case .dcgan: .dcgan(width: width, initialization: .he)
        case .resnet: .resnet(width: width)
        case .mlp: .mlp(width: width, depth: 4)
        }
    }

    private var points: any PenaltySampler {
        switch sampler {
        case .interpolated: .interpolated
        case .realAndFake: .realAndFake
        case .real: .real
        }
    }
}
