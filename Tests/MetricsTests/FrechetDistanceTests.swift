import Foundation
import GANMetrics
import GANTensors
import Testing

@Suite("Fréchet distance")
struct FrechetDistanceTests {
    private func normal(_ mean: [Double], _ covariance: [[Double]]) -> (mean: Tensor, covariance: Tensor) {
        let side = mean.count
        return (
            Tensor(mean, shape: [side], dtype: .float64),
            Tensor(covariance.flatMap { $0 }, shape: [side, side], dtype: .float64)
        )
    }

    @Test("closed forms: one number, two, a singular pair, three")
    func closedForms() {
        // theory.md §3.9.
        let one = FrechetDistance.distance(normal([0], [[1]]), normal([1], [[4]]))
        #expect(abs(one - 2) < 1e-12)
        let two = FrechetDistance.distance(normal([0, 0], [[2, 1], [1, 2]]), normal([0, 0], [[1, 0], [0, 3]]))
        #expect(abs(two - 0.516_685_226_452_117_3) < 1e-12)
        let singular = FrechetDistance.distance(
            normal([0, 0], [[1, 0], [0, 0]]), normal([0, 0], [[0, 0], [0, 1]]))
        #expect(abs(singular - 2) < 1e-12)
        let three = FrechetDistance.distance(
            normal([0, 0, 0], [[4, 2, 0], [2, 3, 1], [0, 1, 2]]),
            normal([1, -2, 0.5], [[1, 0.5, 0.2], [0.5, 2, 0.3], [0.2, 0.3, 1.5]]))
        #expect(abs(three - 6.606_505_670_270_025) < 1e-11)
    }

    @Test("samples, with N − 1 in the covariance, in batches of any size", arguments: [1, 2, 5])
    func samples(batch: Int) throws {
        let real = Tensor([0, 0, 1, 0, 0, 1, 2, 1], shape: [4, 2])
        let fake = Tensor([1, 1, 2, 2, 0, 3, 1, 0, 3, 1], shape: [5, 2])
        let accumulator = FrechetDistance().makeAccumulator()
        for (samples, kind) in [(real, SampleKind.real), (fake, .fake)] {
            for start in stride(from: 0, to: samples.shape[0], by: batch) {
                let end = min(start + batch, samples.shape[0])
                accumulator.update(samples.sliced(along: 0, from: start, to: end), of: kind)
            }
        }
        let value = try #require(try accumulator.compute().first)
        #expect(abs(value - 1.759_486_878_321_547_4) < 1e-12)
    }
}
