import Foundation
import Testing

@testable import GANKit

@Suite("Each gauge")
struct GaugeTests {
    private func plan(
        _ loss: any AdversarialLoss, data: any TrainingData = .ring(), _ constraints: any Constraint...
    ) -> GAN {
        var plan = GAN(
            data: data, generator: .mlp(latent: 2, width: 4, depth: 1), critic: .mlp(width: 4, depth: 1), loss: loss,
            optimizer: .adam(1e-3), batch: 4, steps: 3)
        plan.constraints = constraints
        return plan
    }

    private func report(
        _ step: Int, loss: Double = -1, gap: Double = 1, norm: Double? = nil,
        penalties: [(name: String, value: Double)] = [],
        virial: Double? = nil
    ) -> StepReport {
        StepReport(
            step: step, seconds: 0, criticLoss: loss, generatorLoss: 0, criticGap: gap, penalties: penalties,
            gradientNorm: norm.map { .init(mean: $0, max: $0) }, virial: virial, distance: nil, rates: (1e-3, 1e-3),
            imagesPerSecond: 0)
    }

    /// What is said in some steps, each word with its step.
    private func said(_ plan: GAN, steps: Int = 60, _ make: (Int) -> StepReport) -> [String] {
        var watch = GaugeWatch(plan, patience: 10)
        return (1...steps).flatMap { step in
            watch.read(make(step)).map { "\(step) \($0.hasPassed ? "passed " : "")\($0.trouble.rawValue)" }
        }
    }

    @Test("a critic that knows nothing: a gap about 0 or below it, and a slope that has vanished")
    func uninformative() {
        let divergence = plan(.wasserstein, Divergence(k: 0.2, p: 6, at: .realAndFake))
        // As a run came to stand whose samples were grey: k·R is 0.2·0.012⁶.
        let flat = { (step: Int) in
            report(
                step, loss: 0.002, gap: step % 3 == 0 ? 0.001 : -0.003, norm: 0.012, penalties: [("divergence", 6e-13)],
                virial: -1e-9)
        }
        #expect(said(divergence, flat) == ["20 uninformativeCritic"])
        // The gap swings, but the critic is steep and pays for it.
        #expect(
            said(divergence) { report($0, gap: $0 % 2 == 0 ? 1 : -1, norm: 0.9, penalties: [("divergence", 0.2)]) }
                .isEmpty)
        // A small gap of one sign is a beginning.
        #expect(said(divergence) { report($0, gap: 1e-3, norm: 0.012, penalties: [("divergence", 6e-13)]) }.isEmpty)
        // Without a penalty that looks at the slope, the gap alone; the same for a stranger's loss.
        #expect(said(plan(Tripled())) { report($0, gap: $0 % 2 == 0 ? 0.1 : -0.2) } == ["20 uninformativeCritic"])
        // It learns again.
        let back = said(divergence) {
            $0 < 40 ? flat($0) : report($0, gap: 1, norm: 1, penalties: [("divergence", 0.2)])
        }
        #expect(back == ["20 uninformativeCritic", "40 passed uninformativeCritic"])
    }

    /// Three times the Wasserstein loss, which a stranger says to grow with the scores.
    struct Tripled: HomogeneousLoss {
        func critic(_ scores: Scores) -> Tensor { 3 * (scores.fake.mean() - scores.real.mean()) }
        func generator(_ scores: Scores) -> Tensor { -scores.fake.mean() }
    }

    /// The hinge loss, lower by 5.
    struct Lowered: BoundedLoss {
        let leastCriticLoss = -5.0
        func critic(_ scores: Scores) -> Tensor { Hinge().critic(scores) - 5 }
        func generator(_ scores: Scores) -> Tensor { -scores.fake.mean() }
    }

    @Test("a critic that has won: its loss is at the least it can be, whatever loss states that")
    func won() {
        for loss in [
            .hinge, .nonSaturating, .minimax, .leastSquares, .relativisticPairing, .relativisticAverage,
            .dualContrastive,
        ]
            as [any AdversarialLoss]
        {
            #expect(said(plan(loss)) { report($0, loss: 0, gap: 20) } == ["10 wonCritic"], "\(loss)")
            #expect(said(plan(loss)) { report($0, loss: 0.1, gap: 3) }.isEmpty, "\(loss)")
        }
        #expect(said(plan(Lowered())) { report($0, loss: -5, gap: 20) } == ["10 wonCritic"])
        #expect(said(plan(Lowered())) { report($0, loss: 0, gap: 20) }.isEmpty)
        #expect(said(plan(.quadraticPotential())) { report($0, loss: 0, gap: 20) }.isEmpty)
        #expect(
            said(plan(.hinge)) { report($0, loss: $0 < 30 ? 0 : 0.8, gap: 5) } == [
                "10 wonCritic", "32 passed wonCritic",
            ])
    }

    @Test("a critic that grows without a constraint, and one that has a constraint")
    func unbounded() {
        let growing = { (step: Int) in report(step, loss: -pow(1.2, Double(step)), gap: pow(1.2, Double(step))) }
        #expect(said(plan(.wasserstein), growing) == ["10 unboundedCritic"])
        #expect(said(plan(Tripled()), growing) == ["10 unboundedCritic"])
        #expect(said(plan(.wasserstein, WeightClipping()), growing).isEmpty)
        #expect(said(plan(.hinge)) { report($0, loss: 0.5, gap: pow(1.2, Double($0))) }.isEmpty)
        #expect(said(plan(.wasserstein)) { report($0, gap: 1) }.isEmpty)
    }

    /// Ends in layers that nothing below −1 or above 1 leaves, or in none.
    private struct Small: GeneratorArchitecture {
        let end: @Sendable () -> [any Layer]
        let initialization = Initialization.uniform
        func makeGenerator(for sampleShape: [Int]) -> Generator {
            Generator(Sequential([Dense(2, 3)] + end()), latent: 2, sampleShape: sampleShape)
        }
    }

    @Test("samples that the generator cannot reach are told of in the first step, by the layers' own word")
    func reach() throws {
        func first(_ generator: Small, _ low: Double, _ high: Double) throws -> [String] {
            let samples = Random(seed: 1).uniform([8, 3], from: low, to: high)
            var own = plan(.hinge, data: .tensors(samples))
            own.generator = generator
            let trainer = try Trainer(own, settings: TrainingSettings(seed: 1))
            var watch = GaugeWatch(own, generator: trainer.generator)
            var said: [String] = []
            try trainer.train { said += watch.read($0).map(\.message) }
            return said
        }
        let bytes = try first(Small { [Tanh(), Identity()] }, 0, 255)
        #expect(bytes.count == 1)
        #expect(bytes.first?.hasPrefix("step 1: the real samples lie in ") == true)
        #expect(bytes.first?.contains("cannot leave -1.00…1.00") == true)
        #expect(try first(Small { [Tanh()] }, -1, 1).isEmpty)
        #expect(try first(Small { [] }, 0, 255).isEmpty)
        #expect(try first(Small { [ReLU()] }, 0, 255).isEmpty)
        #expect(try first(Small { [ReLU()] }, -1, 1).first?.contains("cannot leave 0…∞") == true)
        #expect(try first(Small { [Tanh(), LeakyReLU(0.2)] }, 0, 255).isEmpty)
    }

    @Test(
        "what has passed is said, with the step and the number, and told again when it comes back, three times in all")
    func passed() {
        let divergence = plan(.wasserstein, Divergence(k: 2, p: 6, at: .realAndFake))
        var watch = GaugeWatch(divergence, patience: 10)
        let words = (1...1_200).flatMap { watch.read(report($0, virial: $0 < 1_122 ? 0.1 : 1.17)) }
        #expect(words.map(\.hasPassed) == [false, true])
        #expect(words.last?.message == "from step 1,125 on the virial ratio is back to 0.528")
        let swinging = said(divergence, steps: 400) { report($0, virial: ($0 - 1) / 20 % 2 == 0 ? 0.1 : 1.17) }
        #expect(swinging.filter { !$0.contains("passed") }.count == 3)
        #expect(swinging.filter { $0.contains("passed") }.count == 2)
    }

    @Test("the virial ratio of some steps is the quotient of their sums, not the mean of their ratios")
    func sums() {
        var window = GaugeWindow(patience: 2)
        // p·k·R = 1 in both; the ratio of a step whose L is next to 0 counts for little.
        window.append(report(1, loss: -1, gap: 1, virial: 1))
        window.append(report(2, loss: -0.01, gap: 0.01, virial: 100))
        #expect(abs((window.virial ?? 0) - 2 / 1.01) < 1e-12)
    }

    @Test("which gauges apply is a matter of what the plan's parts state")
    func watched() {
        func watched(_ plan: GAN) -> Set<String> { Set(GaugeWatch(plan).watched.map(\.rawValue)) }
        let always: Set = ["deadCritic", "uninformativeCritic", "explosion", "generatorCollapse"]
        let virial: Set = ["underTrainedCritic", "vanishingPenalty"]
        let power = Divergence(at: .realAndFake)
        #expect(watched(plan(.wasserstein, power)) == always.union(virial).union(["stiffness"]))
        #expect(watched(plan(.wasserstein, GradientPenalty())) == always.union(virial))
        #expect(watched(plan(Tripled(), power)) == always.union(virial).union(["stiffness"]))
        #expect(watched(plan(.wasserstein, SpectralNorm())) == always)
        #expect(watched(plan(.wasserstein)) == always.union(["unboundedCritic"]))
        #expect(watched(plan(.hinge)) == always.union(["wonCritic"]))
        #expect(watched(plan(.quadraticPotential())) == always)
    }

    @Test(
        "the trainer measures the virial ratio of any loss that grows with the scores: 1/3 of it for three times the loss"
    )
    func strangersLoss() throws {
        func ratio(_ loss: any AdversarialLoss) throws -> Double {
            var first: Double?
            try Trainer(plan(loss, Divergence(at: .realAndFake)), settings: TrainingSettings(seed: 1)).train {
                first = first ?? $0.virial
            }
            return try #require(first)
        }
        #expect(abs(try ratio(.wasserstein) / ratio(Tripled()) - 3) < 1e-5)
    }

    @Test("an explosion without a measured gradient speaks of none")
    func explosionWords() {
        var watch = GaugeWatch(plan(.hinge))
        #expect(watch.read(report(1, loss: 1e7)).first?.message.contains("gradient") == false)
        var other = GaugeWatch(plan(.hinge))
        #expect(other.read(report(1, norm: 1e5)).first?.message.contains("steepest gradient") == true)
    }
}
