import GANBase
import GANConstraints
import GANLosses
import GANNetworks
import GANTensors
import Testing

@Suite("Divergence")
struct DivergenceTests {
    /// A penalty's value and gradients on ``TinyCritic``, from the analytic formula and confirmed by PyTorch 2.13 in
    /// float64.
    struct Known: Sendable {
        let k: Double
        let p: Double
        let value: Double
        let hiddenWeight: [Double]
        let hiddenBias: [Double]
        let outputWeight: [Double]
    }

    static let known = [
        Known(
            k: 1, p: 2, value: 0.366861940062749,
            hiddenWeight: [
                -0.541924490944164, 0.081858019066624, 0.793148546538064, -0.125461312959633, -0.400254445117541,
                0.002542366654736,
            ],
            hiddenBias: [0.084308573543704, -0.073256674718535, -0.049776725696397],
            outputWeight: [-0.532972217314519, -0.740922670331123, 0.486315824802379]),
        Known(
            k: 2, p: 6, value: 0.183161591747905,
            hiddenWeight: [
                -0.908806833471500, 0.175913546371121, 1.379541581958498, -0.300390513913847, -0.716435766348522,
                0.066705976683965,
            ],
            hiddenBias: [0.126926304342460, 0.051253725493336, -0.083611838048501],
            outputWeight: [-0.783221876289506, -1.087222945979152, 0.752132705521692]),
        Known(
            k: 1, p: 3, value: 0.252369150389984,
            hiddenWeight: [
                -0.583081092271239, 0.092119802495745, 0.875063036597199, -0.153830117727972, -0.445880952414558,
                0.013697002529814,
            ],
            hiddenBias: [0.101317681292225, -0.064840115684144, -0.041381472475586],
            outputWeight: [-0.535645248784852, -0.759240563771928, 0.494824175283711]),
        Known(
            k: 1, p: 1.5, value: 0.450115571315501,
            hiddenWeight: [
                -0.484222058203898, 0.074360313540715, 0.687281949458084, -0.102388207217430, -0.344087771796780,
                -0.002461817817672,
            ],
            hiddenBias: [0.056609604345367, -0.052547250645343, -0.063020329891871],
            outputWeight: [-0.508226284720623, -0.685684394159313, 0.461131537837405]),
    ]

    @Test("value and gradients equal the analytic ones to 1e-12", arguments: known)
    func knownValues(_ known: Known) throws {
        let tiny = TinyCritic()
        let penalty = Divergence(k: known.k, p: known.p, at: .realAndFake)
        let term = penalty.penalty(on: tiny.critic, at: tiny.batch(real: 2))
        #expect(abs(term.scalar() - known.value) < 1e-12)
        let bias = try #require(tiny.hidden.bias)
        let slopes = gradients(
            of: [term], withRespectTo: [tiny.hidden.weight.tensor, bias.tensor, tiny.output.weight.tensor])
        #expect(largestDifference(try #require(slopes[0]).values(), known.hiddenWeight) < 1e-12)
        #expect(largestDifference(try #require(slopes[1]).values(), known.hiddenBias) < 1e-12)
        #expect(largestDifference(try #require(slopes[2]).values(), known.outputWeight) < 1e-12)
    }

    @Test("a class weighs one half however many samples it has")
    func unequalBatches() {
        let tiny = TinyCritic()
        let term = Divergence(k: 2, p: 6, at: .realAndFake).penalty(on: tiny.critic, at: tiny.batch(real: 3))
        #expect(abs(term.scalar() - 0.263359953618) < 1e-11)
    }

    @Test("the whole critic loss", arguments: [(0.5, 2.0, 0.933532847509489), (2, 6, 0.933263469226019)])
    func wholeLoss(k: Double, p: Double, expected: Double) {
        let tiny = TinyCritic()
        let batch = tiny.batch(real: 2)
        let loss = Wasserstein().critic(Scores(real: batch.realScores, fake: batch.fakeScores))
        let total = loss + Divergence(k: k, p: p, at: .realAndFake).penalty(on: tiny.critic, at: batch)
        #expect(abs(total.scalar() - expected) < 1e-12)
    }

    @Test("a linear last layer: <w, dR/dw> = p·R", arguments: [1.5, 2, 3, 6])
    func virialOfTheLastLayer(p: Double) throws {
        let tiny = TinyCritic()
        let term = Divergence(k: 2, p: p, at: .realAndFake).penalty(on: tiny.critic, at: tiny.batch(real: 2))
        let weight = tiny.output.weight.tensor
        let slope = try #require(gradients(of: [term], withRespectTo: [weight])[0])
        #expect(abs((weight * slope).sum().scalar() - p * term.scalar()) < 1e-12)
    }

    @Test("no gradient anywhere: zero, and finite", arguments: [1.5, 2, 3, 6])
    func zeroGradient(p: Double) {
        let tiny = TinyCritic()
        tiny.output.weight.replace(with: .zeros([1, 3], dtype: .float64))
        let term = Divergence(k: 2, p: p, at: .realAndFake).penalty(on: tiny.critic, at: tiny.batch(real: 2))
        // Below 2 the squared norm is kept from zero, by 1e-30.
        #expect(term.scalar() < (p < 2 ? 1e-20 : 1e-300))
        for slope in gradients(of: [term], withRespectTo: tiny.critic.parameters.map(\.tensor)) {
            #expect(slope?.values().allSatisfy { abs($0) < 1e-12 } ?? true)
        }
    }

    @Test("a penalty on lines between equal points is the penalty at the points")
    func interpolatedBetweenEqualPoints() {
        let tiny = TinyCritic()
        let points = TinyCritic.points
        let batch = Batch(
            real: points, fake: points, realScores: tiny.critic(points), fakeScores: tiny.critic(points),
            random: Random(seed: 3))
        let term = Divergence(k: 2, p: 6, at: .interpolated).penalty(on: tiny.critic, at: batch)
        #expect(abs(term.scalar() - 0.183161591747905) < 1e-12)
    }

    @Test("schedules are settled at a step")
    func schedule() {
        let penalty = Divergence(k: .linear(4, to: 0, over: 100), p: 6, at: .realAndFake)
        let tiny = TinyCritic()
        let whole = penalty.at(step: 0).penalty(on: tiny.critic, at: tiny.batch(real: 2)).scalar()
        let half = penalty.at(step: 50).penalty(on: tiny.critic, at: tiny.batch(real: 2)).scalar()
        #expect(abs(half - whole / 2) < 1e-12)
    }

    @Test("numbers that make no divergence are refused in words")
    func refusals() {
        #expect(throws: GANError.self) { try Divergence(k: 0, at: .realAndFake).check() }
        #expect(throws: GANError.self) { try Divergence(k: 2, p: 1, at: .realAndFake).check() }
        #expect(throws: GANError.self) { try Divergence(k: Double.nan, at: .realAndFake).check() }
        #expect(throws: GANError.self) { try Divergence(at: .realAndFake, interval: 0).check() }
        #expect(throws: Never.self) { try Divergence(at: .realAndFake).check() }
    }
}
