import Testing

@testable import GANKit
@testable import GANNetworks

/// The gradient of a critic's last bias, which is exactly zero for losses that look at differences of scores alone.
@Suite("Score shift") struct ScoreShiftTests {
    /// How critic gradients are computed.
    enum Way: CaseIterable {
        case fourPasses, doubleBackward, fourPassesInParts, doubleBackwardInParts

        func step(_ critic: Critic, _ loss: any AdversarialLoss) -> any CriticStep {
            let random = Random(seed: 9)
            return switch self {
            case .fourPasses: FourPasses(critic: critic, loss: loss, random: random)
            case .doubleBackward: DoubleBackward(critic: critic, loss: loss, random: random)
            case .fourPassesInParts:
                CriticStepInParts(critic: critic, loss: loss, random: random, parts: 3, method: .fourPasses)
            case .doubleBackwardInParts:
                CriticStepInParts(critic: critic, loss: loss, random: random, parts: 3, method: .doubleBackward)
            }
        }
    }

    /// A loss of somebody else's: squared distances of scores from the other class's mean, which is not Wasserstein's.
    private struct Distances: AdversarialLoss {
        func critic(_ scores: Scores) -> Tensor {
            (scores.real - scores.fake.mean() - 1).square().mean()
                + (scores.fake - scores.real.mean() + 1).square().mean()
        }
        func generator(_ scores: Scores) -> Tensor { -scores.fake.mean() }
    }

    private static let indifferent: [any AdversarialLoss] = [
        .wasserstein, .relativisticPairing, .relativisticAverage, .dualContrastive, .quadraticPotential(), Distances(),
    ]

    private static let critics: [(any CriticArchitecture, shape: [Int])] = [
        (.mlp(width: 16, depth: 2), [2]), (.mlp(width: 8, depth: 1), [1, 8, 8]), (.dcgan(width: 4), [1, 8, 8]),
        (.resnet(width: 4), [1, 8, 8]), (.sngan(width: 4), [1, 8, 8]), (.kerasDCGAN(width: 4, bias: true), [1, 8, 8]),
    ]

    private func critic(_ architecture: any CriticArchitecture, _ shape: [Int], _ dtype: DType = .float32) throws
        -> Critic
    {
        let critic = try architecture.makeCritic(for: shape)
        Initialization.uniform.apply(to: critic.body, random: Random(seed: 5))
        place(critic.body, on: .cpu, as: dtype)
        return critic
    }

    private func samples(_ count: Int, _ shape: [Int], _ seed: UInt64, _ dtype: DType = .float32) -> Tensor {
        Random(seed: seed).normal([count] + shape, mean: seed == 1 ? 0.3 : -0.3, dtype: dtype)
    }

    /// The gradients of the last biases.
    private func biasGradients(
        _ way: Way, _ critic: Critic, _ loss: any AdversarialLoss, _ penalties: [any Penalty], real: Tensor,
        fake: Tensor
    ) -> [Double] {
        let slopes = way.step(critic, loss).gradients(real: real, fake: fake, penalties: NamedPenalty.naming(penalties))
            .slopes
        let biases = critic.scoreBiases
        return zip(critic.parameters, slopes).compactMap { parameter, slope in
            biases.contains { $0 === parameter } ? slope?.detached().scalar() : nil
        }
    }

    @Test("zero to the last bit, in every shipped critic, whatever the batch", arguments: critics.indices)
    func exactlyZero(critic position: Int) throws {
        let (architecture, shape) = Self.critics[position]
        let critic = try critic(architecture, shape)
        let hasBias = !(architecture is KerasDCGANCritic)
        #expect(critic.scoreBiases.count == (hasBias ? 1 : 0))
        for batch in [3, 7, 48, 100] {
            // Scores far from 0 and of very different sizes are rounded more.
            let (real, fake) = (samples(batch, shape, 1) * 30, samples(batch, shape, 2) * 3)
            for loss in Self.indifferent {
                for way in Way.allCases where !(critic.couplesSamples && way != .doubleBackward) {
                    let found = biasGradients(way, critic, loss, [Divergence(at: .realAndFake)], real: real, fake: fake)
                    #expect(found == (hasBias ? [0] : []), "\(type(of: loss)), \(way), batch \(batch): \(found)")
                }
            }
        }
    }

    @Test("300 steps of Adam leave the bias as it was, to the last bit", arguments: [3, 7, 48, 100], [1, 3])
    func training(batch: Int, parts: Int) throws {
        for method in CriticStepMethod.allCases {
            let plan = GAN(
                data: .ring(modes: 8), generator: .mlp(latent: 2, width: 8, depth: 1),
                critic: .mlp(width: 8, depth: 1, initialization: .uniform), loss: .wasserstein, optimizer: .adam(1e-3),
                batch: batch, accumulation: parts, steps: 300
            ) { Divergence(at: .interpolated) }
            let trainer = try Trainer(plan, settings: TrainingSettings(seed: 1, criticStep: method))
            let bias = try #require(trainer.critic.scoreBiases.first)
            let before = (bias.tensor.scalar(), trainer.critic.parameters[0].tensor.values())
            try trainer.train()
            #expect(bias.tensor.scalar() == before.0, "\(method)")
            #expect(trainer.critic.parameters[0].tensor.values() != before.1)
        }
    }

    @Test("a gradient that is not zero is Σ ∂L/∂t, the same by every way; a small term is not lost beside a large one")
    func others() throws {
        let critic = try critic(.mlp(width: 16, depth: 2), [2])
        let (real, fake) = (samples(48, [2], 1), samples(48, [2], 2))
        let scores = { (samples: Tensor) in withoutGradients { critic(samples).to(.float64) } }
        let ways = { (loss: any AdversarialLoss, penalties: [any Penalty]) in
            Way.allCases.compactMap {
                biasGradients($0, critic, loss, [Divergence(at: .interpolated)] + penalties, real: real, fake: fake)
                    .first
            }
        }
        // ∂/∂b of mean softplus(−real) + mean softplus(fake).
        let logistic = withoutGradients {
            scores(fake).sigmoid().mean().scalar() - (-scores(real)).sigmoid().mean().scalar()
        }
        for found in ways(.nonSaturating, []) { #expect(abs(found - logistic) < 1e-6) }
        // The Wasserstein loss has no say; of drift 2·w·mean(real) is left, however small.
        let drift = 2e-9 * scores(real).mean().scalar()
        for found in ways(.wasserstein, [Drift(1e-9)]) { #expect(abs(found / drift - 1) < 1e-4, "\(found) \(drift)") }
    }

    /// A penalty that scores samples of its own.
    private struct OwnScores: Penalty {
        func penalty(on critic: Critic, at batch: Batch) -> Tensor {
            critic(batch.real * 2).square().mean() + batch.fakeScores.mean() * 3
        }
    }

    @Test("a penalty of another kind keeps its share")
    func otherPenalties() throws {
        let critic = try critic(.mlp(width: 16, depth: 2), [2], .float64)
        let (real, fake) = (samples(10, [2], 1, .float64), samples(10, [2], 2, .float64))
        let found = biasGradients(.doubleBackward, critic, .relativisticAverage, [OwnScores()], real: real, fake: fake)
        let wanted = withoutGradients { 2 * critic(real * 2).mean().scalar() + 3 }
        #expect(found.count == 1 && abs(found[0] - wanted) < 1e-12)
    }

    /// A layer of somebody else's that only reorders.
    private final class Turned: ShiftEquivariantLayer, LinearLayer {
        var isShiftEquivariant: Bool { true }
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input.flipped(along: [1]) }
    }

    /// A layer of somebody else's that scales.
    private final class Doubled: LinearLayer {
        func forward(_ input: Tensor, in phase: Phase) -> Tensor { input * 2 }
    }

    @Test("which biases move all scores alike")
    func scoreBiases() {
        func count(_ layers: [any Layer]) -> Int { Critic(Sequential(layers), sampleShape: [2]).scoreBiases.count }
        func head() -> [any Layer] { [Dense(2, 4), ReLU(), Dense(4, 1)] }
        #expect(count(head()) == 1)
        #expect(count(head() + [Turned(), Flatten(), Reshape([1]), Identity()]) == 1)
        #expect(count(head() + [Doubled()]) == 0)
        #expect(count(head() + [Tanh()]) == 0)
        #expect(count([Dense(2, 1, bias: false)]) == 0)
        #expect(count([Convolution(1, 1, kernel: 3), AveragePooling(2), GlobalPooling()]) == 1)
        #expect(count([Convolution(1, 1, kernel: 3), GlobalPooling(sum: true)]) == 0)
        #expect(count([Residual(Sequential(head()), shortcut: Dense(2, 1))]) == 2)
        #expect(count([InnerProduct([1, 2])]) == 0)
        let shared = Dense(1, 1)
        #expect(count([Dense(2, 1), shared, shared]) == 0)
    }

    @Test("patches that are averaged, and branches that are added, are exact as well", arguments: Way.allCases)
    func tails(way: Way) {
        let bodies: [[any Layer]] = [
            [Convolution(1, 4, kernel: 3), LeakyReLU(0.2), Convolution(4, 1, kernel: 3), GlobalPooling()],
            [Flatten(), Residual(Sequential([Dense(64, 4), ReLU(), Dense(4, 1)]), shortcut: Dense(64, 1))],
        ]
        for layers in bodies {
            let critic = Critic(Sequential(layers), sampleShape: [1, 8, 8])
            Initialization.uniform.apply(to: critic.body, random: Random(seed: 5))
            let (real, fake) = (samples(100, [1, 8, 8], 1), samples(100, [1, 8, 8], 2))
            let found = biasGradients(way, critic, .wasserstein, [Divergence(at: .fake)], real: real, fake: fake)
            #expect(!found.isEmpty && found.allSatisfy { $0 == 0 }, "\(found)")
        }
    }

    @Test("what is not finite stays so")
    func notFinite() throws {
        let sum = try #require(ScoreShift.sum(of: [Tensor([1, .nan]), Tensor([2])]))
        #expect(sum.scalar().isNaN)
        #expect(try #require(ScoreShift.sum(of: [Tensor([1, .infinity])])).scalar().isFinite == false)
        #expect(ScoreShift.sum(of: [nil]) == nil)
    }
}
