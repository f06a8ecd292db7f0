package import ArgumentParser
package import GANBase

/// The command line of `gan divergence`: `gan` explains and checks it, `gan-worker` obeys it.
package struct DivergenceOptions: ParsableArguments {
    /// What `gan divergence --help` says.
    package static let configuration = CommandConfiguration(
        commandName: "divergence",
        abstract: "Measure how far apart two distributions of points are, with a critic.",
        usage: "gan divergence <P> <Q> [--k <k>] [--p <p>] [--sampler <name>] [--steps <n>] [--points <n>] [--json]",
        discussion: """
            Trains a critic T between P and Q for the Wasserstein divergence W_{k,p} = max of E_P T − E_Q T − k·E_r ‖∇T‖^p, and \
            reports it on fresh points, with bounds of the Wasserstein distance W1 and its exact value between two samples; \
            beside them what theory says, where it has a formula.

            P and Q are written as:
              normal:0,1         mean, deviation; normal:1,0,2 is around (1, 0)
              uniform:0,1        bounds; uniform:0,1,0,2 is a rectangle
              mass:0             a single point
              ring:8,1.5,0.02    Gaussians around a circle: how many, radius, deviation
              grid:5             Gaussians on a square grid, 5 in a row
              swissroll, moons, checkerboard
              points.csv         a point a line, as gan sample writes them

            Samplers (where the gradient is penalised): interpolated, interpolatedWithin, interpolatedMixed, realAndFake, fake, \
            real, perturbed.

            Examples:
              gan divergence normal:0,1 normal:1,1
              gan divergence uniform uniform:0.5,1.5 --p 2 --sampler realAndFake
              gan sample runs/Ring-… --count 5000 --out drawn.csv
              gan divergence ring drawn.csv
            """)

    // Without their numbers: the shells take a colon for the end of a word.
    private static let names = CompletionKind.list([
        "normal", "uniform", "mass", "ring", "grid", "swissroll", "moons", "checkerboard",
    ])

    /// What the critic scores high.
    @Argument(help: ArgumentHelp("Points that the critic scores high.", valueName: "P"), completion: names)
    package var real: String

    /// What the critic scores low.
    @Argument(help: ArgumentHelp("Points that the critic scores low.", valueName: "Q"), completion: names)
    package var fake: String

    /// The penalty's weight.
    @Option(help: ArgumentHelp("Weight of the penalty, above 0.", valueName: "k"))
    package var k = 2.0

    /// The power of the gradient's norm.
    @Option(help: ArgumentHelp("Power of the gradient's norm, above 1.", valueName: "p"))
    package var p = 6.0

    /// Where the gradient is penalised.
    @Option(
        help: ArgumentHelp("Where the gradient is penalised (default: interpolated).", valueName: "name"),
        completion: .list(SamplerName.allCases.map(\.rawValue)),
        transform: SamplerName.init(parsing:)
    )
    package var sampler = SamplerName.interpolated

    /// The largest number of steps.
    @Option(help: ArgumentHelp("Steps of training at most; fewer when the critic has converged.", valueName: "n"))
    package var steps = 3_000

    /// Points in a step.
    @Option(help: ArgumentHelp("Fresh points of each in a step.", valueName: "n"))
    package var batch = 1_024

    /// The critic's width.
    @Option(help: ArgumentHelp("Numbers in each of the critic's two hidden layers.", valueName: "n"))
    package var width = 64

    /// Points for the exact W1.
    @Option(
        help: ArgumentHelp("Points of each for the exact W1; the time grows with their third power.", valueName: "n"))
    package var points = 1_000

    /// Decides every random number.
    @Option(help: ArgumentHelp("Decides every random number.", valueName: "n"))
    package var seed: UInt64 = 0

    /// Where to compute.
    @Option(
        help: ArgumentHelp("Where to compute: cpu, cuda or cuda:1.", valueName: "device"),
        completion: .list(["cpu", "cuda"]))
    package var device = "cpu"

    /// How the answer looks.
    @OptionGroup package var answer: AnswerOptions

    package init() {}

    package func validate() throws {
        guard k > 0, k.isFinite else { throw ValidationError("--k is \(k) and must be above 0") }
        guard p > 1, p <= 100 else { throw ValidationError("--p is \(p) and must be above 1, and 100 at most") }
        try NumberCheck.check("--steps", steps, 1...10_000_000)
        try NumberCheck.check("--batch", batch, 2...1_048_576)
        try NumberCheck.check("--width", width, 1...16_384)
        try NumberCheck.check("--points", points, 2...5_000)
    }
}
