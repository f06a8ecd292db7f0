import GANConstraints
import GANTensors
import Testing

/// Where single points of the samplers lie.
@Suite("Samplers' points")
struct SegmentTests {
    /// Rows of a tensor as lists of numbers.
    private func rows(_ tensor: Tensor) -> [[Double]] {
        let (values, width) = (tensor.values(), tensor.count / tensor.shape[0])
        return stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
    }

    /// The share α with which a point is α·a + (1 − α)·b in every number, or nil.
    private func share(of point: [Double], between a: [Double], and b: [Double]) -> Double? {
        let lengths = zip(a, b).map { $0 - $1 }
        let squares = lengths.reduce(0) { $0 + $1 * $1 }
        guard squares > 0 else { return nil }
        let share = zip(zip(point, b), lengths).reduce(0) { $0 + ($1.0.0 - $1.0.1) * $1.1 } / squares
        let errors = zip(point, zip(a, b)).map { abs($0 - share * $1.0 - (1 - share) * $1.1) }
        return (errors.max() ?? 0) < 1e-9 ? share : nil
    }

    /// The pairs of samples on whose line a point lies, with one share for all its numbers.
    private func pairs(for point: [Double], among samples: [[Double]]) -> [(Int, Int)] {
        samples.indices.flatMap { a in samples.indices.map { (a, $0) } }.filter { a, b in
            guard a < b, let share = share(of: point, between: samples[a], and: samples[b]) else { return false }
            return (0...1).contains(share)
        }
    }

    @Test("on lines within a class, or within the union, with one share for all numbers of a picture")
    func segments() {
        let random = Random(seed: 4)
        let real = random.normal([5, 3, 2, 2], dtype: .float64)
        let fake = random.normal([3, 3, 2, 2], dtype: .float64)
        let union = rows(real) + rows(fake)
        for (sampler, mixes) in [(InterpolatedWithin(), false), (InterpolatedMixed(), true)]
            as [(any PenaltySampler, Bool)]
        {
            var crossings = 0
            for seed in 0..<10 {
                let points = sampler.points(real: real, fake: fake, random: Random(seed: UInt64(seed)))
                let drawn = rows(points.samples(real: real, fake: fake))
                #expect(drawn.count == 8)
                for point in drawn {
                    let found = pairs(for: point, among: union)
                    #expect(found.count == 1)
                    crossings += found.filter { ($0.0 < 5) != ($0.1 < 5) }.count
                }
            }
            // Of the mixed lines about a half cross from class to class.
            #expect(mixes ? (20...60).contains(crossings) : crossings == 0)
        }
    }

    @Test("DRAGAN's noise is there in every number, of its own, and never below the sample")
    func perturbed() {
        let real = Random(seed: 4).normal([6, 3, 4, 4], dtype: .float64)
        let points = Perturbed(scale: 0.5).points(real: real, fake: real, random: Random(seed: 1))
        let spread = (real - real.mean()).square().mean().sqrt().scalar()
        for noise in rows(points.samples(real: real, fake: real) - real) {
            #expect(noise.allSatisfy { $0 >= 0 && $0 < 0.5 * spread })
            #expect(Set(noise).count == 48)
        }
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
