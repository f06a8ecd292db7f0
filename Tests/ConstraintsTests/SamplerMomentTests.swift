import GANConstraints
import GANTensors
import Testing

/// Mean and variance of the points for real N(0, 1) and fake N(3, 2²), from the formulas of each sampler.
@Suite("Samplers' moments")
struct SamplerMomentTests {
    static let known: [(any PenaltySampler, mean: Double, variance: Double)] = [
        (Interpolated(), 1.5, 2.4167), (InterpolatedWithin(), 1.5, 3.9167), (InterpolatedMixed(), 1.5, 3.1667),
        (RealAndFake(), 1.5, 4.75), (FakeOnly(), 3, 4), (RealOnly(), 0, 1),
    ]

    @Test(
        "within five standard errors; a class weighs one half however many samples it has", arguments: known.indices,
        [(40_000, 40_000), (160_000, 40_000)])
    func moments(index: Int, counts: (real: Int, fake: Int)) {
        let (sampler, mean, variance) = Self.known[index]
        let found = moments(of: sampler, real: counts.real, fake: counts.fake)
        #expect(abs(found.mean - mean) < 0.06)
        #expect(abs(found.variance - variance) < 0.12)
    }

    @Test("DRAGAN's noise: α·u has the mean 1/4 and the variance 7/144, in units of half a deviation")
    func perturbed() {
        let found = moments(of: Perturbed(scale: 2), real: 160_000, fake: 1)
        #expect(abs(found.mean - 0.5) < 0.02)
        #expect(abs(found.variance - (1 + 4 * 7 / 144)) < 0.02)
    }

    private func moments(of sampler: any PenaltySampler, real: Int, fake: Int) -> (mean: Double, variance: Double) {
        let random = Random(seed: 20)
        let reals = random.normal([real, 1], dtype: .float64)
        let fakes = random.normal([fake, 1], mean: 3, deviation: 2, dtype: .float64)
        let points = sampler.points(real: reals, fake: fakes, random: random)
        let values = points.samples(real: reals, fake: fakes).values()
        let weights = points.weights(real: real, fake: fake, like: reals).values()
        let first = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let second = zip(values, weights).reduce(0) { $0 + ($1.0 - first) * ($1.0 - first) * $1.1 }
        return (first, second)
    }
}
