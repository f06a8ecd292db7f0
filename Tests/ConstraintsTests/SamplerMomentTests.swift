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

    @Test("within five standard errors at 40,000 samples a class", arguments: known.indices)
    func moments(index: Int) {
        let (sampler, mean, variance) = Self.known[index]
        let random = Random(seed: 20)
        let real = random.normal([40_000, 1], dtype: .float64)
        let fake = random.normal([40_000, 1], mean: 3, deviation: 2, dtype: .float64)
        let points = sampler.points(real: real, fake: fake, random: random)
        let values = points.samples(real: real, fake: fake).values()
        let weights = points.weights(real: 40_000, fake: 40_000, like: real).values()
        let first = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let second = zip(values, weights).reduce(0) { $0 + ($1.0 - first) * ($1.0 - first) * $1.1 }
        #expect(abs(first - mean) < 0.06)
        #expect(abs(second - variance) < 0.12)
    }

    @Test("within a class, nobody is their own partner", arguments: [2, 3, 7])
    func derangement(count: Int) {
        // Class means far apart: a self-pair would give a sample back exactly.
        let real = Tensor.arange(count, dtype: .float64).reshaped([count, 1])
        for seed in 0..<20 {
            guard
                case .new(let points, let classes) = InterpolatedWithin().points(
                    real: real, fake: real, random: Random(seed: UInt64(seed)))
            else {
                Issue.record("interpolation makes new points")
                return
            }
            #expect(classes == [count, count])
            let whole = points.values().filter { $0 == $0.rounded() }
            #expect(whole.isEmpty)
        }
    }

    @Test("a single sample is its own partner")
    func single() {
        let real = Tensor([5], shape: [1, 1], dtype: .float64)
        guard case .new(let points, _) = InterpolatedWithin().points(real: real, fake: real, random: Random(seed: 1))
        else {
            Issue.record("interpolation makes new points")
            return
        }
        #expect(largestDifference(points.values(), [5, 5]) < 1e-12)
    }
}
