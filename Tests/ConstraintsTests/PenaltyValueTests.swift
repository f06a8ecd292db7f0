import GANConstraints
import GANNetworks
import GANTensors
import Testing

/// The penalties on a linear critic with w = (0.6, −0.8, 1.2), where every gradient is w and ‖w‖² = 2.44.
@Suite("Penalties on a linear critic")
struct PenaltyValueTests {
    static let known: [(any GradientNormPenalty, Double)] = [
        (Divergence(k: 2, p: 6, at: .realAndFake), 29.053568),
        (Divergence(k: 10, p: 6, at: .interpolated), 145.26784),
        (Divergence(k: 0.5, p: 2, at: .fake), 1.22),
        (GradientPenalty(10, at: .interpolated), 3.159001296),
        (GradientPenalty(10, power: 1, sides: .one, at: .interpolated), 5.620499352),
        (GradientPenalty(10, sides: .one, at: .real), 3.159001296),
        (ZeroCentredPenalty(10), 24.4),
        (R1(gamma: 10), 12.2),
        (R2(gamma: 1), 1.22),
        (DRAGAN(10), 3.159001296),
        (MaxGradientPenalty(1), 2.44),
        (DivergenceSum([.init(k: 0.5, p: 2), .init(k: 2, p: 6)], at: .realAndFake), 1.22 + 29.053568),
    ]

    private func linear() -> (Critic, Dense) {
        let layer = Dense(3, 1)
        layer.weight.replace(with: Tensor([0.6, -0.8, 1.2], shape: [1, 3], dtype: .float64))
        layer.bias?.replace(with: Tensor([0.1], dtype: .float64))
        return (Critic(layer, sampleShape: [3]), layer)
    }

    private func batch(_ critic: Critic) -> Batch {
        let random = Random(seed: 1)
        let (real, fake) = (random.normal([4, 3], dtype: .float64), random.normal([4, 3], dtype: .float64))
        return Batch(real: real, fake: fake, realScores: critic(real), fakeScores: critic(fake), random: random)
    }

    @Test("values to 1e-8", arguments: known.indices)
    func values(index: Int) {
        let (penalty, expected) = Self.known[index]
        let (critic, _) = linear()
        #expect(abs(penalty.penalty(on: critic, at: batch(critic)).scalar() - expected) < 1e-8)
    }

    @Test("gradients with respect to w")
    func slopes() throws {
        let known: [(any GradientNormPenalty, [Double])] = [
            (Divergence(k: 2, p: 6, at: .realAndFake), [42.86592, -57.15456, 85.73184]),
            (GradientPenalty(10), [4.317787204, -5.757049605, 8.635574408]),
            (R1(gamma: 10), [6, -8, 12]),
        ]
        for (penalty, expected) in known {
            let (critic, layer) = linear()
            let term = penalty.penalty(on: critic, at: batch(critic))
            let slope = try #require(gradients(of: [term], withRespectTo: [layer.weight.tensor])[0])
            #expect(largestDifference(slope.values(), expected) < 1e-8)
        }
    }

    @Test("drift is the mean square of the real scores")
    func drift() {
        let (critic, _) = linear()
        let batch = batch(critic)
        let expected = batch.realScores.values().reduce(0) { $0 + $1 * $1 } / 4 * 1e-3
        #expect(abs(Drift().penalty(on: critic, at: batch).scalar() - expected) < 1e-12)
    }

    @Test("LeCam remembers: constant scores on their own side cost nothing, crossed ones do")
    func leCam() {
        let (critic, _) = linear()
        let samples = Tensor.zeros([2, 3], dtype: .float64)
        func batch(real: Double, fake: Double) -> Batch {
            Batch(
                real: samples, fake: samples, realScores: Tensor([real, real], dtype: .float64),
                fakeScores: Tensor([fake, fake], dtype: .float64), random: Random(seed: 1))
        }
        let penalty = LeCam(1, decay: 0.5).starting()
        // Real 1 above fake −1: max(0, 1 + 1)² + max(0, 1 + 1)² = 8.
        #expect(abs(penalty.penalty(on: critic, at: batch(real: 1, fake: -1)).scalar() - 8) < 1e-12)
        // Means move halfway to (3, −3): 2 and −2, so (3 + 2)² + (2 + 3)² = 50.
        #expect(abs(penalty.penalty(on: critic, at: batch(real: 3, fake: -3)).scalar() - 50) < 1e-12)
        #expect(LeCam(1).penalty(on: critic, at: batch(real: -1, fake: 1)).scalar() == 0)
    }
}
