import Foundation
import GANTestSupport
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

    @Test("a table of points gives each point once at most, and halves that have none in common")
    func table() throws {
        let points = Points(from: try PointTable((0..<90).map { [Double($0)] }))
        var taken: [Double] = []
        try RealSamples(points, logger: Logger(label: "test")).forEach(500) { taken += $0.values() }
        #expect(taken.sorted() == (0..<90).map(Double.init))
        #expect(
            try RealSamples(Points(from: NormalPoints(mean: [0])), logger: Logger(label: "test")).available() == .max)
    }

    @Test("a deviation of which nothing is known is null in files and unknown in words")
    func unknown() throws {
        let metric = KernelDistance(samples: 6, subsetSize: 10)
        let pictures = Random(seed: 1).uniform([12, 3, 32, 32], from: -1, to: 1)
        let values = try Measuring(data: .tensors(pictures)).measure([metric]) { count, give in
            try give(pictures.sliced(along: 0, from: 0, to: count))
        }
        #expect(values.map(\.name) == ["kid", "kidDeviation"])
        #expect(values.map(\.isKnown) == [true, false])
        #expect(values.last?.basis?.floor == nil)
        #expect(EvaluationReport(values, of: [3, 32, 32]).json.line.contains(#""kidDeviation": null"#))
        #expect(
            EvaluationReport(values, of: [3, 32, 32]).lines.contains {
                $0.contains("kidDeviation") && $0.contains("unknown")
            })
        #expect(MetricText.lines(values).first?.contains("kidDeviation unknown") == true)
        var report = StepReport(
            step: 1, seconds: 0, criticLoss: 0, generatorLoss: 0, criticGap: 0, penalties: [], rates: (0, 0),
            imagesPerSecond: 0)
        report.metrics = values
        let line = MetricsLog.json(report).line
        #expect(line.contains(#""kidDeviation": null"#))
        #expect(MetricsLine(Data(line.utf8))?.numbers(of: "metrics")?.keys.sorted() == ["kid"])
        #expect(!report.tensorBoardScalars.contains { $0.tag.contains("kidDeviation") })
    }

    @Test("a picture that cannot be read is named once, whatever opens the data")
    func namedOnce() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "named-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let samples = Random(seed: 1).uniform([1, 3, 8, 8], from: -1, to: 1)
        let picture = Data(try PNGFile.encode(pictureGrid(samples, columns: 1, gap: 0)))
        for number in 1...30 { try picture.write(to: folder.appending(path: "\(number).png")) }
        try Data(picture.prefix(60)).write(to: folder.appending(path: "broken.png"))
        let messages = Messages()
        let plan = GAN(
            data: .images(in: folder.path, side: 8), generator: .mlp(latent: 2, width: 4), critic: .mlp(width: 4),
            loss: .hinge, optimizer: .adam(1e-3), batch: 31, steps: 1)
        let trainer = try Trainer(plan, settings: TrainingSettings(logger: messages.logger))
        for _ in 0..<2 {
            let stream = try trainer.openData()
            for _ in 0..<2 { _ = try stream.next() }
            stream.close()
        }
        let measuring = Measuring(data: plan.data, logger: messages.logger)
        measuring.share(trainer.settings.unreadableNames)
        _ = try measuring.measure([Counting(samples: 40)]) { _, give in try give(Tensor.zeros([1, 3, 8, 8])) }
        #expect(messages.warnings.filter { $0.contains("broken.png") }.count == 1)
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
