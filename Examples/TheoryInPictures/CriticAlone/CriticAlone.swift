import GANKit

/// A critic between two distributions that stay as they are: the generator has nothing to learn.
///
/// `Scripts/pictures` makes most pictures of the guide "The theory in pictures" of runs of this recipe.
@main
struct CriticAlone: Recipe {
    /// What keeps the critic tame.
    enum ConstraintName: String, CaseIterable, ExpressibleByArgument {
        case none, clipping, gradient, slope, spectral, divergence
    }

    /// What the critic learns.
    enum LossName: String, CaseIterable, ExpressibleByArgument {
        case wasserstein, minimax
    }

    static let configuration = CommandConfiguration(
        abstract: "A critic alone, between two distributions of points.",
        discussion: "Points are written as for gan divergence. critic.json holds the scores and their slopes.")

    @Option(help: "Points that the critic scores high.") var real = "normal:0,1"
    @Option(help: "Points that the critic scores low.") var fake = "normal:2,1"
    @Option(help: "What keeps the critic tame.") var constraint = ConstraintName.divergence
    @Option(help: "What the critic learns.") var loss = LossName.wasserstein
    @Option(help: "Penalty weight k of the divergence.") var k = 2.0
    @Option(help: "Penalty power p of the divergence.") var p = 6.0
    @Option(help: "Weight of the penalty around 1.") var weight = 10.0
    @Option(help: "Clipping bound c.") var c = 0.05
    @Option(help: "Where the gradient is penalised.") var at = SamplerName.interpolated
    @Flag(help: "Takes tanh instead of LeakyReLU.") var smooth = false
    @Option(help: "Learning rate, which falls to 0 in the second half.") var rate = 1e-3
    @Option(help: "Steps in all, an even number.") var length = 2_000
    @Option(help: "Half the side of what is in view.") var view = 4.0

    var plan: GAN {
        get throws {
            let (real, fake) = (try NamedPoints.distribution(real), try NamedPoints.distribution(fake))
            return GAN(
                data: Points(from: real),
                generator: FixedGenerator(distribution: fake),
                critic: critic,
                loss: loss == .wasserstein ? .wasserstein : .minimax,
                optimizer: .adam(.linear(rate, to: 0, over: length / 2, after: length / 2), betas: (0, 0.9)),
                batch: 512,
                steps: length
            ) {
                constraints
            } watch: {
                CriticField(every: length, view: view, at: at.sampler)
                WassersteinDistance(every: length, samples: 4_000)
            }
        }
    }

    private var critic: any CriticArchitecture { smooth ? SmoothCritic() : .mlp(width: 128, depth: 2) }

    @ConstraintBuilder private var constraints: [any Constraint] {
        switch constraint {
        case .none: [] as [any Constraint]
        case .clipping: WeightClipping(c)
        case .gradient: GradientPenalty(weight, centre: 1, at: at.sampler)
        case .slope: GradientPenalty(weight, centre: 1, sides: .one, at: at.sampler)
        case .spectral: SpectralNorm()
        case .divergence: Divergence(k: k, p: p, at: at.sampler)
        }
    }
}

/// Two hidden layers with tanh, whose slopes have no jumps.
struct SmoothCritic: CriticArchitecture {
    var initialization: Initialization { .uniform }

    func makeCritic(for sampleShape: [Int]) -> Critic {
        let layers: [any Layer] = [
            Dense(sampleShape[0], 64), Tanh(), Dense(64, 64), Tanh(), Dense(64, 1),
        ]
        return Critic(Sequential(layers), sampleShape: sampleShape)
    }
}
