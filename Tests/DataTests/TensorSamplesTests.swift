import Foundation
import GANBase
import GANData
import GANTensors
import Testing

struct TensorSamplesTests {
    @Test func everyRowComesOnceAnEpoch() throws {
        let samples = Tensor((0..<20).map(Double.init), shape: [10, 2])
        let data = TensorSamples.tensors(samples)
        #expect(data.sampleShape == [2] && data.summary == "10 samples of shape [2]")
        let stream = try data.open(LoadingOptions(batch: 5, seed: 4))
        let epochs = try (0..<2).map { _ in try stream.next().values() + stream.next().values() }
        #expect(stream.sampleCount == 10)
        #expect(epochs[0] != epochs[1])
        for epoch in epochs {
            #expect(epoch.sorted() == (0..<20).map(Double.init))
            // Rows stay together.
            #expect(stride(from: 0, to: 20, by: 2).allSatisfy { epoch[$0] + 1 == epoch[$0 + 1] })
        }
    }

    @Test func picturesAreChannelsLastAndOfTheWantedType() throws {
        let samples = Tensor((0..<24).map { Double($0) / 24 }, shape: [2, 3, 2, 2])
        let stream = try TensorSamples(samples).open(LoadingOptions(batch: 2, seed: 1, dtype: .float64))
        let batch = try stream.next()
        #expect(batch.shape == [2, 3, 2, 2] && batch.dtype == .float64 && batch.isChannelsLast)
        #expect(batch.values().sorted() == samples.values())
    }

    @Test func emptyTensorsAreRefused() {
        let error = failure { try TensorSamples(Tensor.zeros([0, 2])).open(LoadingOptions(batch: 1, seed: 1)) }
        #expect(error.status == .missingInput)
        #expect(failure { try TensorSamples(Tensor([1, 2])).open(LoadingOptions(batch: 0, seed: 1)) }.status == .usage)
    }

    @Test func checkerboardHasEightBlackSquares() {
        let points = Checkerboard().points(8000, random: Random(seed: 1), dtype: .float64).values()
        var counts: [[Int]: Int] = [:]
        for index in stride(from: 0, to: points.count, by: 2) {
            let square = [Int((points[index] / 2).rounded(.down)), Int((points[index + 1] / 2).rounded(.down))]
            counts[square, default: 0] += 1
        }
        #expect(counts.count == 8)
        #expect(
            counts.keys.allSatisfy { (-2...1).contains($0[0]) && (-2...1).contains($0[1]) && ($0[0] + $0[1]) % 2 == 0 })
        // 1,000 in each; 150 is five standard deviations.
        #expect(counts.values.allSatisfy { abs($0 - 1000) < 150 })
    }

    @Test func moonsWithoutNoiseAreHalfCircles() {
        let points = TwoMoons(noise: 0).points(1000, random: Random(seed: 1), dtype: .float64).values()
        var first = 0
        for index in stride(from: 0, to: points.count, by: 2) {
            let (x, y) = (points[index], points[index + 1])
            let isFirst = abs(x * x + y * y - 1) < 1e-9 && y >= 0
            let isSecond = abs((x - 1) * (x - 1) + (y - 0.5) * (y - 0.5) - 1) < 1e-9 && y <= 0.5
            #expect(isFirst || isSecond)
            first += isFirst ? 1 : 0
        }
        // 500 of 1,000; 80 is five standard deviations.
        #expect(abs(first - 500) < 80)
    }
}
