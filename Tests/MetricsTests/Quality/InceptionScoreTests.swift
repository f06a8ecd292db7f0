import Foundation
import GANBase
import GANMetrics
import GANTensors
import GANTestSupport
import Testing

@Suite("Inception score")
struct InceptionScoreTests {
    @Test("closed forms: all alike, all sure, half sure")
    func closedForms() {
        #expect(abs(InceptionScore.score(.zeros([6, 10])) - 1) < 1e-14)
        // Sure beyond what e^x can hold: five classes, each twice.
        let sure = Tensor.concatenated([Tensor.eye(5), Tensor.eye(5)]) * 5_000
        #expect(abs(InceptionScore.score(sure) - 5) < 1e-13)
        // p = (3/4, 1/4) and (1/4, 3/4): mean KL is ln 2 − H(1/4).
        let half = Tensor([log(3), 0, 0, log(3)], shape: [2, 2], dtype: .float64)
        let entropy = -(0.75 * log(0.75) + 0.25 * log(0.25))
        #expect(abs(InceptionScore.score(half) - exp(log(2) - entropy)) < 1e-14)
    }

    @Test("mean and deviation over parts as NumPy has them", .enabled(if: PythonProcess.isComplete))
    func numpy() throws {
        let logits = Random(seed: 1).normal([1_003, 12], deviation: 3)
        let script = """
            p = numpy.exp(logits - logits.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            def score(p): return numpy.exp((p * (numpy.log(p) - numpy.log(p.mean(0)))).sum(1).mean())
            parts = [score(p[i * len(p) // 10:(i + 1) * len(p) // 10]) for i in range(10)]
            say(numpy.mean(parts), numpy.std(parts), score(p))
            """
        let expected = try numbers(of: script, ["logits": logits])
        let parts = try measured(InceptionScore(), real: nil, fake: logits)
        #expect(agree(parts, Array(expected.prefix(2)), to: 1e-9))
        let whole = try measured(InceptionScore(splits: 1), real: nil, fake: logits)
        #expect(agree([whole[0]], [expected[2]], to: 1e-12))
        #expect(whole[1].isNaN)
    }

    @Test("few samples are one part; batches and real samples change nothing", arguments: [1, 10, 64])
    func batches(size: Int) throws {
        let logits = Random(seed: 2).normal([999, 5], deviation: 2)
        let values = try measured(InceptionScore(), real: .zeros([4, 5]), fake: logits, batch: size)
        #expect(values.first == InceptionScore.score(logits) && values.last?.isNaN == true)
    }

    @Test("what cannot be measured is answered in words")
    func badInput() throws {
        let few = try #require(complaint(InceptionScore(), real: nil, fake: .zeros([1, 5])))
        #expect(few.status == .badData)
        #expect(few.message == "the Inception score needs 2 samples at least, and there is 1 of the generated samples")
        let nan = try #require(complaint(InceptionScore(), real: nil, fake: .full([9, 5], .nan)))
        #expect(nan.message.contains("not finite"))
        let wrong = try #require(complaint(InceptionScore(splits: 0), real: nil, fake: .zeros([9, 5])))
        #expect(wrong.status == .usage && wrong.message == "InceptionScore: splits is 0 and must be 1 at least")
    }
}
