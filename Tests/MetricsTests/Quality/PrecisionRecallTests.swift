import GANBase
import GANMetrics
import GANTensors
import GANTestSupport
import Testing

@Suite("Precision, recall, density, coverage")
struct PrecisionRecallTests {
    private typealias Comparison = PrecisionRecall.Comparison

    private func points(_ numbers: [Double]) -> Tensor { Tensor(numbers, shape: [numbers.count / 2, 2]) }

    /// theory.md §3.9; `scale` and `shift` must not matter.
    @Test("ties on the edges of balls", arguments: [(1.0, 0.0), (3.0, 7.0), (0.25, -100.0), (1e20, 0.0), (1e-20, 0.0)])
    func ties(scale: Double, shift: Double) throws {
        let real = points([0, 0, 1, 0, 2, 0]) * scale + shift
        let fake = points([1, 1, 3, 0, 0, 0]) * scale + shift
        func values(_ comparison: Comparison) throws -> [Double] {
            try measured(PrecisionRecall(neighbour: 1, comparison: comparison), real: real, fake: fake)
        }
        #expect(try values(.strict) == [1.0 / 3, 1, 1.0 / 3, 1.0 / 3])
        #expect(try values(.nonStrict) == [1, 1, 4.0 / 3, 1])
    }

    /// In decimals (0, 0) lies exactly as far from (0.4, 0.1) as (0.5, 0.5) does, √0.17, which float32 numbers only nearly hold:
    /// the one tie, in the recall with k = 1; exact fractions give these values.
    @Test(
        "five points beside five",
        arguments: [
            (1, Comparison.strict, [0.8, 0.6, 2.0, 1.0]), (1, .nonStrict, [0.8, 0.8, 2.0, 1.0]),
            (2, .strict, [0.8, 0.8, 1.2, 1.0]), (2, .nonStrict, [0.8, 0.8, 1.2, 1.0]),
        ])
    private func golden(neighbour: Int, comparison: Comparison, expected: [Double]) throws {
        let real = points([0, 0, 1, 0, 0, 1, 1, 1, 5, 5])
        let fake = points([0.5, 0.5, 0.4, 0.1, 3, 3, 10, 10, 1, 0.2])
        let metric = PrecisionRecall(neighbour: neighbour, comparison: comparison)
        #expect(agree(try measured(metric, real: real, fake: fake), expected, to: 1e-15))
    }

    @Test("a set beside itself: 0.6 of the density lies inside, the rest on the edges")
    func identical() throws {
        let real = points([0, 0, 1, 0, 0, 1, 1, 1, 5, 5])
        let strict = try measured(PrecisionRecall(neighbour: 2), real: real, fake: real)
        let loose = try measured(PrecisionRecall(neighbour: 2, comparison: .nonStrict), real: real, fake: real)
        #expect(abs(strict[2] - 0.6) < 1e-15 && abs(loose[2] - 1.6) < 1e-15)
    }

    /// Copies of real samples among the generated ones make ties, which are decided as exact distances decide them.
    @Test(
        "random features with copies, as NumPy has them", .enabled(if: PythonProcess.isComplete),
        arguments: [(150, 120, 3), (1_100, 1_300, 5)], Comparison.allCases)
    private func numpy(sizes: (real: Int, fake: Int, neighbour: Int), comparison: Comparison) throws {
        let real = Random(seed: 1).normal([sizes.real, 6], mean: 4)
        let own = Random(seed: 2).normal([sizes.fake - 70, 6], mean: 4.5, deviation: 0.8)
        let copies = real.sliced(along: 0, from: 20, to: 90)
        let fake = Tensor.concatenated([own, copies]).indexed(by: Random(seed: 3).permutation(sizes.fake))
        let script = """
            def squares(x, y): return numpy.stack([((a - y) ** 2).sum(1) for a in x])
            k = \(sizes.neighbour)
            d = squares(real, fake)
            r = numpy.sort(squares(real, real), 1)[:, k][:, None]
            f = numpy.sort(squares(fake, fake), 1)[:, k][None]
            inside = d \(comparison == .strict ? "<" : "<=") r
            say(inside.any(0).mean(), (d \(comparison == .strict ? "<" : "<=") f).any(1).mean())
            say(inside.sum(0).mean() / k, inside.any(1).mean())
            """
        let expected = try numbers(of: script, ["real": real, "fake": fake])
        let metric = PrecisionRecall(neighbour: sizes.neighbour, comparison: comparison)
        #expect(agree(try measured(metric, real: real, fake: fake), expected, to: 1e-12), "\(expected)")
    }

    @Test("batches of any size, and kept real features, give the same", arguments: [1, 7, 33])
    func batches(size: Int) throws {
        let (real, fake) = (Random(seed: 1).normal([60, 8]), Random(seed: 2).normal([50, 8], mean: 0.5))
        let metric = PrecisionRecall()
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
        let real = Random(seed: 1).normal([10, 8])
        let few = try #require(complaint(PrecisionRecall(), real: real, fake: real.sliced(along: 0, from: 0, to: 5)))
        #expect(few.status == .badData)
        #expect(few.message.contains("5 generated samples have no neighbour number 5 besides themselves: take 6"))
        let constant = try #require(complaint(PrecisionRecall(), real: .zeros([10, 8]), fake: real))
        #expect(constant.message.contains("all 10 real samples have the same features"))
        let nan = try #require(complaint(PrecisionRecall(), real: .full([10, 8], .infinity), fake: real))
        #expect(nan.message.contains("features of the real samples hold numbers that are not finite"))
        let collapsed = real.sliced(along: 0, from: 0, to: 1).expanded(to: [10, 8])
        let values = try measured(PrecisionRecall(), real: real, fake: collapsed)
        #expect(values[0] == 1 && values[1] == 0)
        let wrong = try #require(complaint(PrecisionRecall(neighbour: 0), real: real, fake: real))
        #expect(wrong.status == .usage && wrong.message == "PrecisionRecall: neighbour is 0 and must be 1 at least")
    }
}
