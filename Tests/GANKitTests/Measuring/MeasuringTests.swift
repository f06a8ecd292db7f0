import Foundation
import Logging
import Testing

@testable import GANKit

@Suite("Measuring")
struct MeasuringTests {
    /// Numbers 0 … count − 1 as points, so that it shows which were taken.
    private func numbered(_ count: Int) -> TensorSamples {
        TensorSamples(Tensor.arange(count).reshaped([count, 1]))
    }

    @Test("each real sample is taken once at most", arguments: [(100, 30), (100, 100), (100, 130), (64, 64), (5, 2)])
    func realSamples(all: Int, wanted: Int) throws {
        var taken: [Double] = []
        try RealSamples(numbered(all), logger: Logger(label: "test")).forEach(wanted) { taken += $0.values() }
        #expect(taken.count == min(all, wanted))
        #expect(Set(taken).count == taken.count)
    }

    /// Counts what it is fed.
    private struct Counting: Metric {
        let interval = 1
        let samples: Int
        let input = MetricInput.samples
        let measures = [
            Measure("mean", better: .lower, "Mean of the fakes less the mean of the real ones."),
            Measure("count", better: .higher, "Real ones and a thousand times the fakes."),
        ]

        func makeAccumulator() -> any MetricAccumulator { Accumulator() }

        final class Accumulator: ReusableAccumulator {
            var sums: [SampleKind: Double] = [:]
            var counts: [SampleKind: Double] = [:]

            func update(_ batch: Tensor, of kind: SampleKind) {
                sums[kind, default: 0] += batch.sum().scalar()
                counts[kind, default: 0] += Double(batch.shape[0])
            }

            func compute() -> [Double] {
                let means = [SampleKind.fake, .real].map { (sums[$0] ?? 0) / (counts[$0] ?? 1) }
                return [means[0] - means[1], (counts[.real] ?? 0) + 1000 * (counts[.fake] ?? 0)]
            }

            var realState: [(name: String, tensor: Tensor)] {
                [("sum", Tensor([sums[.real] ?? 0, counts[.real] ?? 0], dtype: .float64))]
            }

            func restoreReal(_ state: [String: Tensor]) {
                guard let values = state["sum"]?.values(), values.count == 2 else { return }
                (sums[.real], counts[.real]) = (values[0], values[1])
            }
        }
    }

    @Test("a number comes with its counts and with what two halves of the data give")
    func basis() throws {
        let measuring = Measuring(data: numbered(1000))
        var asked: [Int] = []
        func measure() throws -> [MetricValue] {
            try measuring.measure([Counting(samples: 500)]) { count, give in
                asked.append(count)
                try give(Tensor.zeros([200, 1]))
                try give(Tensor.zeros([400, 1]))
            }
        }
        let first = try measure()
        #expect(asked == [500])
        #expect(first.map(\.name) == ["mean", "count"])
        #expect(first.first?.basis?.real == 500 && first.first?.basis?.fake == 500)
        #expect(first.last?.value == 500_500)
        // Two halves of the numbers 0 … 999 have nearly the same mean, but not quite.
        let floor = try #require(first.first?.basis?.floor)
        #expect(abs(floor) < 60 && floor != 0)
        let again = try measure()
        #expect(again.map(\.value) == first.map(\.value))
    }

    @Test("fewer samples than wanted are taken, and the number says so")
    func few() throws {
        let values = try Measuring(data: numbered(90)).measure([Counting(samples: 500)]) { _, give in
            try give(Tensor.zeros([7, 1]))
        }
        #expect(values.first?.basis?.real == 90 && values.first?.basis?.fake == 7)
    }

    @Test("metrics of one interval share their samples, others do not")
    func merged() {
        let plan = GAN(
            data: .tensors(.zeros([4, 2])), generator: .mlp(latent: 2, width: 4), critic: .mlp(width: 4),
            loss: .wasserstein, optimizer: .sgd(0.1), steps: 1
        ) {
        } watch: {
            FrechetDistance(every: 10, samples: 5)
            SampleGrid(every: 3)
            FrechetDistance(every: 20, samples: 6)
            FrechetDistance(every: 10, samples: 7)
        }
        #expect(plan.watchers.count == 3)
        #expect(plan.watchers.map(\.interval) == [10, 3, 20])
        #expect((plan.watchers[0] as? MetricWatcher)?.metrics.map(\.samples) == [5, 7])
    }
}
