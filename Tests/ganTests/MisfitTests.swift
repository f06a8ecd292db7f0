import Testing

/// Recipes whose networks do not fit, through the real tool.
@Suite(.serialized) struct MisfitTests {
    /// Networks of somebody else's for points in the plane, with sizes from options.
    private static let recipe = """
        import GANKit

        final class Halved: Layer {
            let count: Int
            init(_ count: Int) { self.count = count }
            func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.reshaped([input.shape[0], count]) * 0.5 }
        }

        struct Maker: GeneratorArchitecture {
            var takes: Int
            var makes: Int
            var initialization: Initialization { .he }
            func makeGenerator(for sampleShape: [Int]) -> Generator {
                Generator(
                    Sequential([Dense(takes, 16), ReLU(), Dense(16, makes)]), latent: 8, sampleShape: sampleShape)
            }
        }

        struct Judge: CriticArchitecture {
            var takes: Int
            var gives: Int
            var halves: Int
            var initialization: Initialization { .he }
            func makeCritic(for sampleShape: [Int]) -> Critic {
                Critic(Sequential([Dense(takes, 16), Halved(halves), Dense(16, gives)]), sampleShape: sampleShape)
            }
        }

        @main
        struct Misfit: Recipe {
            @Option(help: "Numbers that the generator takes.") var latents = 8
            @Option(help: "Numbers that the generator makes.") var makes = 2
            @Option(help: "Numbers that the critic takes.") var takes = 2
            @Option(help: "Numbers in the critic's middle.") var halves = 16
            @Option(help: "Scores that the critic gives.") var scores = 1

            var plan: GAN {
                GAN(
                    data: .ring(modes: 8), generator: Maker(takes: latents, makes: makes),
                    critic: Judge(takes: takes, gives: scores, halves: halves), loss: .wasserstein,
                    optimizer: .adam(1e-3), batch: 4, steps: 2
                ) {}
            }
        }
        """

    @Test("network, layer, both shapes and the table of layers, in check and in run")
    func everyMisfit() throws {
        let folder = try TemporaryFolder()
        try folder.write("Misfit.swift", Self.recipe)
        let table = "\nThe layers up to there, with the shape of one sample:\n  input"
        let cases: [(options: [String], words: [String])] = [
            (
                ["--latents", "10"],
                [
                    " in layer 0 (Dense) in the generator\nIt takes 10 numbers a sample and gets samples of the shape [8].\n",
                    "\n  layer 0 (Dense)  does not fit\n",
                ]
            ),
            (
                ["--makes", "3"],
                [
                    "gan: the generator makes samples of the shape [3], and the data has samples of the shape [2]; ",
                    "\n  layer 2 (Dense)  3\n",
                ]
            ),
            (
                ["--takes", "5"],
                [
                    " in layer 0 (Dense) in the critic\nIt takes 5 numbers a sample and gets samples of the shape [2].\n",
                    "\n  layer 0 (Dense)  does not fit\n",
                ]
            ),
            (
                ["--halves", "3"],
                [
                    " in layer 1 (Halved) in the critic\nIt gets a batch of the shape [", ", 16].\n",
                    "\n  layer 0 (Dense)   16\n  layer 1 (Halved)  does not fit\n",
                ]
            ),
            (
                ["--scores", "2"],
                [
                    "gan: the critic must give one score for each of ", "its last layer gives the shape [",
                    ", 2]; let it end",
                ]
            ),
        ]
        for (options, words) in cases {
            for command in [["check"], ["run"]] {
                let out = command == ["run"] ? ["--out", "out" + options.joined()] : []
                let gan = try GanProcess(command + ["Misfit.swift"] + options + out, in: folder)
                #expect(gan.status == 70, "\(command) \(options): \(gan.errors)")
                for word in words + [table] {
                    #expect(gan.errors.contains(word), "\(command) \(options): \(gan.errors)")
                }
                #expect(!gan.errors.contains("Fatal error") && !gan.errors.contains("frame #"))
            }
        }
        let fitting = try GanProcess(["check", "Misfit.swift"], in: folder)
        #expect(fitting.status == 0, "\(fitting.errors)")
    }
}
