/// The package that `gan new --package` writes: a loss, a penalty and a sampler of one's own, a recipe that uses them, and
/// the test that they obey GANKit's laws.
struct StarterPackage {
    /// The package's name, and that of its library; types begin with it.
    let name: String
    /// Where GANKit comes from.
    let gankit: GANKitSource

    /// The program that trains.
    private var program: String { "Train\(name)" }

    /// The files to write, by their paths in the package.
    var contents: [(path: String, text: String)] {
        [
            ("Package.swift", manifest), (".gitignore", PackageFolder.ignored),
            ("Sources/\(name)/\(name)Loss.swift", loss), ("Sources/\(name)/\(name)Penalty.swift", penalty),
            ("Sources/\(name)/\(name)Sampler.swift", sampler), ("Sources/\(program)/\(program).swift", recipe),
            ("Tests/\(name)Tests/\(name)Tests.swift", tests),
        ]
    }

    private var manifest: String {
        """
        // swift-tools-version: 6.2
        import PackageDescription

        let gankit: Target.Dependency = .product(name: "GANKit", package: "\(gankit.package)")

        let package = Package(
            name: "\(name)",
            platforms: [.macOS(.v15)],
            // The library is what other packages and their recipes use.
            products: [.library(name: "\(name)", targets: ["\(name)"])],
            dependencies: [
                \(gankit.dependency)
            ],
            targets: [
                .target(name: "\(name)", dependencies: [gankit]),
                // The recipe that `gan run` trains.
                .executableTarget(name: "\(program)", dependencies: ["\(name)", gankit]),
                .testTarget(
                    name: "\(name)Tests",
                    dependencies: ["\(name)", .product(name: "GANTesting", package: "\(gankit.package)")]),
            ],
            swiftLanguageModes: [.v6]
        )

        """
    }

    private var loss: String {
        """
        public import GANKit

        /// A loss of one's own: here least squares (arXiv:1611.04076), which wants 1 for real samples and −1 for fakes.
        public struct \(name)Loss: AdversarialLoss {
            /// Makes the loss.
            public init() {}

            /// What the critic minimises, a scalar: mean((real − 1)²) + mean((fake + 1)²).
            public func critic(_ scores: Scores) -> Tensor {
                (scores.real - 1).square().mean() + (scores.fake + 1).square().mean()
            }

            /// What the generator minimises, a scalar: mean((fake − 1)²).
            public func generator(_ scores: Scores) -> Tensor {
                (scores.fake - 1).square().mean()
            }
        }

        """
    }

    private var penalty: String {
        """
        public import GANKit

        /// A penalty of one's own on the norm of the critic's gradient: here weight · mean(‖∇T(x)‖² / 2).
        public struct \(name)Penalty: GradientNormPenalty {
            /// The factor of the term.
            public let weight: Double
            /// Draws the points x.
            public let sampler: any PenaltySampler
            /// Every critic step; 16 would compute it in every sixteenth, sixteenfold.
            public let interval = 1

            /// Makes the penalty.
            public init(weight: Double, at sampler: any PenaltySampler) {
                self.weight = weight
                self.sampler = sampler
            }

            /// The penalty of each point, given ‖∇T‖² there: shape [N] in, shape [N] out.
            public func value(squaredNorms: Tensor) -> Tensor {
                squaredNorms * (weight / 2)
            }
        }

        """
    }

    private var sampler: String {
        """
        public import GANKit

        /// A sampler of one's own: here real samples with Gaussian noise.
        public struct \(name)Sampler: PenaltySampler {
            /// The standard deviation of the noise; samples lie between −1 and 1.
            public let deviation: Double

            /// Makes the sampler.
            public init(deviation: Double) {
                self.deviation = deviation
            }

            /// As many points as there are real samples.
            public func points(real: Tensor, fake: Tensor, random: Random) -> PenaltyPoints {
                withoutGradients {
                    .new(real + random.normal(real.shape, dtype: real.dtype).to(real.device) * deviation)
                }
            }
        }

        """
    }

    private var recipe: String {
        """
        import GANKit
        import \(name)

        /// Eight Gaussians in the plane, with the loss, the penalty and the sampler of this package.
        @main
        struct \(program): Recipe {
            @Option(help: "Weight of the penalty.") var weight = 1.0
            @Option(help: "Deviation of the sampler's noise.") var deviation = 0.1

            var plan: GAN {
                GAN(
                    data: .ring(modes: 8),
                    generator: .mlp(width: 128),
                    critic: .mlp(width: 128),
                    loss: \(name)Loss(),
                    optimizer: .adam(1e-3, betas: (0, 0.9)),
                    batch: 128,
                    steps: 3_000
                ) {
                    \(name)Penalty(weight: weight, at: \(name)Sampler(deviation: deviation))
                } watch: {
                    SampleGrid(every: 500)
                    WassersteinDistance(every: 1_000)
                }
            }
        }

        """
    }

    private var tests: String {
        """
        import GANKit
        import GANTesting
        import \(name)
        import Testing

        /// What GANKit asks of every loss, penalty and sampler; a law that is broken is named, with numbers.
        @Suite struct \(name)Tests {
            @Test func loss() throws { try checkLaws(of: \(name)Loss()) }
            @Test func penalty() throws { try checkLaws(of: \(name)Penalty(weight: 2, at: .realAndFake)) }
            @Test func sampler() throws { try checkLaws(of: \(name)Sampler(deviation: 0.1)) }
        }

        """
    }
}
