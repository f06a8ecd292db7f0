import Foundation
import Testing

@testable import GANKit

/// Critics trained on samples of two known distributions reach the Wasserstein divergence that theory gives.
@Suite("Closed forms of W_{k,p}")
struct ClosedFormTests {
    struct Pair: Sendable, CustomStringConvertible {
        let description: String
        let real: any PointDistribution
        let fake: any PointDistribution
    }

    static let normals = Pair(
        description: "N(0,1) and N(1,1)", real: NormalPoints(mean: [0]), fake: NormalPoints(mean: [1]))
    static let halfway = Pair(
        description: "U[0,1] and U[1/2,3/2]", real: UniformPoints([0...1]), fake: UniformPoints([0.5...1.5]))
    static let apart = Pair(
        description: "U[0,1] and U[1,2]", real: UniformPoints([0...1]), fake: UniformPoints([1...2]))

    struct Case: Sendable, CustomStringConvertible {
        let pair: Pair
        let sampler: any PenaltySampler
        let k: Double
        let p: Double
        let divergence: Double

        var description: String { "\(pair), \(type(of: sampler)), k = \(k), p = \(p)" }
    }

    private static let known: [(Pair, any PenaltySampler, k: Double, p: Double, Double)] = [
        (normals, Interpolated(), 0.5, 2, 0.5445356), (normals, Interpolated(), 2, 4, 0.3814212),
        (normals, Interpolated(), 2, 6, 0.5115387), (normals, InterpolatedWithin(), 0.5, 2, 0.5093512),
        (normals, InterpolatedWithin(), 2, 4, 0.3763849), (normals, InterpolatedWithin(), 2, 6, 0.5079595),
        (normals, InterpolatedMixed(), 0.5, 2, 0.5217990), (normals, InterpolatedMixed(), 2, 4, 0.3782206),
        (normals, InterpolatedMixed(), 2, 6, 0.5092706), (normals, RealAndFake(), 0.5, 2, 0.5048638),
        (normals, RealAndFake(), 2, 4, 0.3758422), (normals, RealAndFake(), 2, 6, 0.5075901),
        (halfway, RealAndFake(), 0.5, 2, 0.145833333), (halfway, RealAndFake(), 2, 4, 0.154766567),
        (halfway, RealAndFake(), 2, 6, 0.225556336), (apart, RealAndFake(), 0.5, 2, 0.666666667),
        (apart, RealAndFake(), 2, 4, 0.404974623), (apart, RealAndFake(), 2, 6, 0.529414484),
    ]

    static let cases = known.map { Case(pair: $0.0, sampler: $0.1, k: $0.k, p: $0.p, divergence: $0.4) }

    @Test("within 3 %, with a virial ratio within 5 % of 1", arguments: cases)
    func reaches(_ known: Case) throws {
        let plan = GAN(
            data: Points(from: known.pair.real), generator: FixedSource(of: known.pair.fake),
            critic: SmoothCritic(), loss: .wasserstein,
            optimizer: .adam(.cosine(1e-2, to: 1e-5, over: 1_000), betas: (0.5, 0.99)), batch: 1_024, steps: 1_000
        ) {
            Divergence(k: known.k, p: known.p, at: known.sampler)
        }
        let trainer = try Trainer(plan, settings: TrainingSettings(seed: 3))
        try trainer.train()
        let (gap, penalty) = try measure(trainer, known)
        #expect(abs((gap - penalty) / known.divergence - 1) < 0.03, "W = \(gap - penalty)")
        #expect(abs(known.p * penalty / gap - 1) < 0.05, "virial ratio \(known.p * penalty / gap)")
    }

    /// L and k·R on fresh samples, many enough for a percent.
    private func measure(_ trainer: Trainer, _ known: Case) throws -> (gap: Double, penalty: Double) {
        let random = Random(seed: 99)
        let real = known.pair.real.points(200_000, random: random, dtype: .float32)
        let fake = known.pair.fake.points(200_000, random: random, dtype: .float32)
        let (terms, _) = DoubleBackward(critic: trainer.critic, loss: .wasserstein, random: random).gradients(
            real: real, fake: fake, penalties: NamedPenalty.naming(trainer.plan.constraints))
        return (terms.gap.scalar(), terms.penalties[0].term.scalar())
    }
}

/// A "generator" that draws from a distribution and never learns.
private struct FixedSource: GeneratorArchitecture {
    let distribution: any PointDistribution
    var initialization: Initialization { .uniform }

    init(of distribution: any PointDistribution) {
        self.distribution = distribution
    }

    func makeGenerator(for sampleShape: [Int]) throws -> Generator {
        Generator(Source(distribution), latent: 1, sampleShape: sampleShape)
    }

    private final class Source: ParameterizedLayer {
        let distribution: any PointDistribution
        let random = Random(seed: 17)
        // Something for the optimiser to hold; its gradient is zero.
        let offset = Parameter(holding: .zeros([1]))

        init(_ distribution: any PointDistribution) {
            self.distribution = distribution
        }

        var parameters: [(name: String, parameter: Parameter)] { [(name: "offset", parameter: offset)] }
        var buffers: [(name: String, buffer: Buffer)] { [] }

        func forward(_ input: Tensor, in phase: Phase) -> Tensor {
            distribution.points(input.shape[0], random: random, dtype: input.dtype) + offset.value * 0
        }
    }
}
