import GANBase
import GANMetrics
import GANTensors
import GANTestSupport
import Testing

@Suite("Kernel distance")
struct KernelDistanceTests {
    private let x = Tensor([1, 0, 0, 1, 1, 1], shape: [3, 2])
    private let y = Tensor([0, 0, 2, 0, 0, 1], shape: [3, 2])

    /// Features of two normal distributions, float32 as networks give them.
    private func features(_ count: Int, seed: UInt64, mean: Double = 0) -> Tensor {
        Random(seed: seed).normal([count, 17], mean: mean)
    }

    @Test("theory.md §3.9: equal and unequal numbers, a set with itself")
    func golden() throws {
        // With the diagonals the first would be 1.3472222222222223.
        #expect(agree([KernelDistance.distance(x, y)], [-2.583_333_333_333_333_5], to: 1e-14))
        let more = Tensor.concatenated([y, Tensor([1, 2], shape: [1, 2])])
        #expect(agree([KernelDistance.distance(x, more)], [-3.208_333_333_333_333_5], to: 1e-14))
        #expect(agree([KernelDistance.distance(x, x)], [-1.555_555_555_555_555_4], to: 1e-14))
        let values = try measured(KernelDistance(), real: x, fake: more)
        #expect(values.first == KernelDistance.distance(x, more) && values.last?.isNaN == true)
    }

    @Test("mean and deviation over subsets as NumPy has them", .enabled(if: PythonProcess.isComplete))
    func subsets() throws {
        let (real, fake) = (features(60, seed: 1), features(50, seed: 2, mean: 0.3))
        let random = Random(seed: 7)
        let chosen = (0..<5).map { _ in
            [60, 50].map { random.permutation($0).sliced(along: 0, from: 0, to: 20).to(.float64) }
        }
        let script = """
            def kid(x, y):
                n, m, d = len(x), len(y), x.shape[1]
                xx, yy, xy = (x @ x.T / d + 1) ** 3, (y @ y.T / d + 1) ** 3, (x @ y.T / d + 1) ** 3
                xx, yy = xx.sum() - numpy.trace(xx), yy.sum() - numpy.trace(yy)
                return xx / (n * (n - 1)) + yy / (m * (m - 1)) - 2 * xy.mean()
            some = [kid(real[a.astype(int)], fake[b.astype(int)]) for a, b in zip(first, second)]
            say(numpy.mean(some), numpy.std(some), kid(real, fake))
            """
        let expected = try numbers(
            of: script,
            [
                "real": real, "fake": fake, "first": .stacked(chosen.map { $0[0] }),
                "second": .stacked(chosen.map { $0[1] }),
            ])
        let some = try measured(KernelDistance(subsets: 5, subsetSize: 20, seed: 7), real: real, fake: fake)
        let all = try measured(KernelDistance(), real: real, fake: fake)
        #expect(agree(some, Array(expected.prefix(2)), to: 1e-9))
        #expect(agree([all[0]], Array(expected.suffix(1)), to: 1e-9))
        #expect(all[1].isNaN)
    }

    @Test("many rows, some at a time, give what all at once give")
    func blocks() throws {
        let (real, fake) = (features(1_500, seed: 3), features(1_100, seed: 4, mean: 0.1))
        let (x, y) = (real.to(.float64), fake.to(.float64))
        func kernel(_ a: Tensor, _ b: Tensor) -> Tensor { (a.matmul(b.transposed(0, 1)) / 17 + 1).pow(3) }
        func pairs(_ a: Tensor) -> Double {
            let count = a.shape[0]
            let all = kernel(a, a) * (1 - Tensor.eye(count, dtype: .float64))
            return all.sum().scalar() / Double(count * (count - 1))
        }
        let expected = pairs(x) + pairs(y) - 2 * kernel(x, y).mean().scalar()
        #expect(agree([KernelDistance.distance(real, fake)], [expected], to: 1e-9))
    }

    @Test("batches of any size, and kept real features, give the same", arguments: [1, 7, 33])
    func batches(size: Int) throws {
        let (real, fake) = (features(60, seed: 1), features(50, seed: 2))
        let metric = KernelDistance(subsets: 4, subsetSize: 25)
        let whole = try measured(metric, real: real, fake: fake)
        #expect(try measured(metric, real: real, fake: fake, batch: size) == whole)
        let first = try #require(metric.makeAccumulator() as? any ReusableAccumulator)
        first.update(real, of: .real)
        let second = try #require(metric.makeAccumulator() as? any ReusableAccumulator)
        second.restoreReal(Dictionary(uniqueKeysWithValues: first.realState.map { ($0.name, $0.tensor) }))
        second.update(fake, of: .fake)
        #expect(try second.compute() == whole)
    }

    @Test("what cannot be measured is answered in words; a collapsed generator is measured")
    func badInput() throws {
        let real = features(10, seed: 1)
        let metric = KernelDistance()
        let few = try #require(complaint(metric, real: real, fake: real.sliced(along: 0, from: 0, to: 1)))
        #expect(few.status == .badData)
        #expect(few.message == "the kernel distance needs 2 samples at least, and there is 1 of the generated samples")
        let none = try #require(complaint(metric, real: nil, fake: real))
        #expect(none.message == "the kernel distance needs 2 samples at least, and there are 0 of the real samples")
        let constant = try #require(complaint(metric, real: .ones([10, 17]), fake: real))
        #expect(constant.message.contains("all 10 real samples have the same features"))
        let nan = try #require(complaint(metric, real: real, fake: .full([5, 17], .nan)))
        #expect(nan.message.contains("features of the generated samples hold numbers that are not finite"))
        let wide = try #require(complaint(metric, real: real, fake: .ones([5, 3])))
        #expect(wide.message.contains("samples with 17 features and samples with 3"))
        let large = try #require(
            complaint(metric, real: real.to(.float64) * 1e60, fake: real.to(.float64) * 1e60))
        #expect(large.message.contains("too large for the third power"))
        let picture = try #require(complaint(metric, real: .ones([5, 3, 2, 2]), fake: real))
        #expect(picture.message.contains("[5, 3, 2, 2]"))
        #expect(try measured(metric, real: real, fake: .ones([5, 17]))[0] > 0)
    }
}
