import GANConstraints
import GANTensors
import Testing

@Suite("Interpolated")
struct InterpolatedTests {
    /// (x − fake)/(real − fake) for each number of the points: the α that was used, shape [N, numbers].
    private func shares(count: Int, seed: UInt64) throws -> [[Double]] {
        let random = Random(seed: 9)
        let real = random.normal([count, 3, 4, 4], dtype: .float64)
        let fake = random.normal([count, 3, 4, 4], dtype: .float64)
        guard case .new(let points, _) = Interpolated().points(real: real, fake: fake, random: Random(seed: seed))
        else {
            Issue.record("interpolation makes new points")
            return []
        }
        let values = ((points - fake) / (real - fake)).values()
        return stride(from: 0, to: values.count, by: 48).map { Array(values[$0..<$0 + 48]) }
    }

    @Test("one share for all numbers of a sample, another for the next sample")
    func sharesPerSample() throws {
        let shares = try shares(count: 6, seed: 1)
        for sample in shares {
            #expect(largestDifference(sample, [Double](repeating: sample[0], count: 48)) < 1e-9)
            #expect((0...1).contains(sample[0]))
        }
        #expect(Set(shares.map { ($0[0] * 1e6).rounded() }).count == 6)
    }

    @Test("the same seed gives the same points")
    func seeded() throws {
        #expect(try shares(count: 3, seed: 5) == shares(count: 3, seed: 5))
        #expect(try shares(count: 3, seed: 5) != shares(count: 3, seed: 6))
    }

    @Test("unequal batches: the shorter decides", arguments: [(5, 3, 3), (1, 4, 1), (2, 2, 2)])
    func unequal(real: Int, fake: Int, expected: Int) {
        let random = Random(seed: 2)
        let points = Interpolated().points(
            real: random.normal([real, 2]), fake: random.normal([fake, 2]), random: random)
        guard case .new(let samples, _) = points else {
            Issue.record("interpolation makes new points")
            return
        }
        #expect(samples.shape == [expected, 2])
        #expect(points.weights(real: real, fake: fake, like: samples).values().reduce(0, +).rounded() == 1)
    }
}
