import GANBase
import GANTensors
import Testing

/// Random sources: reproducible, restorable, independent of one another.
@Suite struct RandomTests {
    private func draw(_ random: Random) -> [[Double]] {
        [
            random.normal([20]), random.uniform([3], dtype: .float64), random.integers([5], below: 100),
            random.permutation(10), random.bernoulli([10], probability: 0.3), random.normal([3], dtype: .float64),
        ].map { $0.values() }
    }

    @Test func sameSeedSameNumbers() {
        #expect(draw(Random(seed: 5)) == draw(Random(seed: 5)))
        #expect(draw(Random(seed: 5)) != draw(Random(seed: 6)))
        #expect(draw(Random(seed: .max)) == draw(Random(seed: .max)))
    }

    // From torch 2.13 in Python: torch.Generator().manual_seed(42), then normal_ of 20 float32, randperm(6), uniform_
    // of 3 float64, random_(0, 100) of 5. Exact.
    @Test func equalsPython() {
        let random = Random(seed: 42)
        let expected = [1.9269152879714966, 1.4872840642929077, 0.9007171988487244, -2.1055209636688232]
        #expect(difference(random.normal([20]).sliced(along: 0, from: 0, to: 4), expected) <= 1e-6)
        #expect(random.permutation(6).values() == [5, 2, 1, 3, 4, 0])
        let uniform = [0.9152823159665405, 0.5712887249682653, 0.25131004636852505]
        #expect(random.uniform([3], dtype: .float64).values() == uniform)
        #expect(random.integers([5], below: 100).values() == [94, 93, 77, 70, 9])
    }

    @Test func stateIsSavedAndRestored() throws {
        let random = Random(seed: 3)
        // An odd number of normal numbers leaves half a pair behind, which belongs to the state.
        _ = random.normal([3], dtype: .float64)
        let state = random.state
        let first = draw(random)
        #expect(draw(random) != first)
        try random.restore(state)
        #expect(draw(random) == first)
        let other = Random(seed: 77)
        try other.restore(state)
        #expect(draw(other) == first)
    }

    @Test func foreignStateIsRefused() {
        let random = Random(seed: 1)
        let expected = Random(seed: 1).normal([4]).values()
        for state in [[], [1, 2, 3], [UInt8](repeating: 7, count: 100)] as [[UInt8]] {
            let error = #expect(throws: GANError.self) { try random.restore(state) }
            #expect(error?.status == .badData)
            #expect(error?.message.hasPrefix("the saved state of a random source cannot be used: ") == true)
        }
        #expect(random.normal([4]).values() == expected)
    }

    @Test func sourcesDoNotDisturbOneAnother() {
        let a = Random(seed: 1)
        let b = Random(seed: 2)
        _ = a.normal([7])
        let expected = Random(seed: 2).normal([7]).values()
        #expect(b.normal([7]).values() == expected)
    }

    @Test func distributions() {
        let random = Random(seed: 9)
        let normal = random.normal([10000], mean: 3, deviation: 2, dtype: .float64)
        #expect(Swift.abs(normal.mean().scalar() - 3) < 0.1)
        #expect(Swift.abs(normal.variance(over: [0]).scalar() - 4) < 0.2)
        let uniform = random.uniform([10000], from: -1, to: 2)
        #expect(uniform.min().scalar() >= -1 && uniform.max().scalar() < 2)
        #expect(Swift.abs(uniform.mean().scalar() - 0.5) < 0.05)
        let integers = random.integers([1000], below: 3)
        #expect(integers.min().scalar() == 0 && integers.max().scalar() == 2 && integers.dtype == .int64)
        #expect(Swift.abs(random.bernoulli([10000], probability: 0.25).mean().scalar() - 0.25) < 0.03)
        #expect(random.permutation(50).sorted(over: 0).values() == (0..<50).map(Double.init))
        #expect(random.normal([3], dtype: .bfloat16).dtype == .bfloat16)
    }
}
