import GANLosses
import GANTensors
import Testing

/// The values of every loss on the same scores, in double precision; each computed by hand from its formula and by
/// other people's code.
@Suite("Losses")
struct LossTests {
    struct Known: Sendable, CustomStringConvertible {
        let loss: any AdversarialLoss
        let critic: Double
        let generator: Double

        var description: String { "\(type(of: loss))" }
    }

    static let known = [
        Known(loss: .wasserstein, critic: -1.3125, generator: 0.625),
        Known(loss: .nonSaturating, critic: 1.024404991, generator: 1.151853466),
        Known(loss: .minimax, critic: 1.024404991, generator: -0.526853466),
        Known(loss: .hinge, critic: 1.1875, generator: 0.625),
        Known(loss: .leastSquares, critic: 1.1328125, generator: 1.78125),
        Known(loss: .relativisticPairing, critic: 0.416831067, generator: 1.729331067),
        Known(loss: .relativisticAverage, critic: 0.619355805, generator: 3.244355805),
    ]

    private func scores() -> Scores {
        Scores(
            real: Tensor([1, -0.5, 2, 0.25], dtype: .float64), fake: Tensor([-1, 0.5, 0, -2], dtype: .float64))
    }

    @Test("values to 1e-9", arguments: known)
    func values(_ known: Known) {
        #expect(abs(known.loss.critic(scores()).scalar() - known.critic) < 1e-9)
        #expect(abs(known.loss.generator(scores()).scalar() - known.generator) < 1e-9)
    }

    @Test("dual contrastive: the critic's value, and the generator's is the same with roles exchanged")
    func dualContrastive() {
        let loss = DualContrastive()
        #expect(abs(loss.critic(scores()).scalar() - 2.096661443) < 1e-9)
        let exchanged = Scores(real: scores().fake, fake: scores().real)
        #expect(abs(loss.generator(scores()).scalar() - loss.critic(exchanged).scalar()) < 1e-12)
    }

    @Test("GAN-QP by hand: one pair with δ = 3, mean absolute difference 1.5, slope 2")
    func quadraticPotential() {
        let samples = (
            real: Tensor([0, 2], shape: [1, 2], dtype: .float64), fake: Tensor([1, 0], shape: [1, 2], dtype: .float64)
        )
        let scores = Scores(real: Tensor([2], dtype: .float64), fake: Tensor([-1], dtype: .float64), samples: samples)
        // −3 + 9/(2·2·1.5) = −1.5
        #expect(abs(QuadraticPotential(slope: 2).critic(scores).scalar() + 1.5) < 1e-12)
        #expect(QuadraticPotential(slope: 2).generator(scores).scalar() == 3)
    }

    @Test("in a generator step the real scores are computed only for losses that ask for them")
    func laziness() {
        for (loss, asks) in [(Wasserstein(), false), (Hinge(), false), (RelativisticPairing(), true)]
            as [(any AdversarialLoss, Bool)]
        {
            var computed = 0
            func real() -> Tensor {
                computed += 1
                return Tensor([1, 2])
            }
            _ = loss.generator(Scores(real: real(), fake: Tensor([0, 1])))
            #expect(computed == (asks ? 1 : 0))
        }
    }

    @Test("pairing unequal batches ends in words, not in a broadcast")
    func unequalBatches() async {
        let paired = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = RelativisticPairing().critic(Scores(real: Tensor([1, 2, 3]), fake: Tensor([1])))
        }
        let quadratic = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = QuadraticPotential().generator(Scores(real: Tensor([1, 2, 3]), fake: Tensor([1])))
        }
        for result in [paired, quadratic] {
            let words = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
            #expect(words.contains("3 real and 1 fake scores"))
        }
    }
}
