import Foundation
import GANKit
import GANTesting
import Testing

/// The laws of training data and of distributions of points.
@Suite("Laws of data")
struct DataLawTests {
    private static let distributions: [any PointDistribution] = [
        Checkerboard(), GaussianMixture(centres: [[0, 1], [2, 3]], deviation: 0.1),
        NormalPoints(mean: [0, 2], deviation: 1),
        PointMass(at: [1, 2]),
        SwissRoll(), TwoMoons(), UniformPoints([0...1, 0...2]),
    ]

    @Test("distributions", arguments: distributions.indices)
    func points(index: Int) throws {
        try checkLaws(of: Self.distributions[index])
        try checkLaws(of: Points(from: Self.distributions[index]))
    }

    @Test("a table of points")
    func table() throws { try checkLaws(of: try PointTable([[1, 2], [3, 4], [5, 6.5]])) }

    /// Points without a mean.
    struct Cauchy: PointDistribution {
        let dimensions = 1
        let summary = "Cauchy"
        func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
            let angle = (random.uniform([count, 1], dtype: dtype) - 0.5) * Double.pi
            return angle.sin() / angle.cos()
        }
    }

    @Test("heavy tails")
    func heavyTails() throws { try checkLaws(of: Cauchy()) }

    @Test("samples in memory, drawn faces, pictures of a folder, cropped and flipped at random")
    func data() throws {
        let random = Random(seed: 1)
        try checkLaws(of: TensorSamples(random.normal([40, 3])))
        try checkLaws(of: TensorSamples(random.uniform([20, 3, 4, 4], from: -1, to: 1)))
        try checkLaws(of: TensorSamples(.ones([6, 2])))
        try checkLaws(of: Smileys(side: 16, count: 32))
        let folder = NSTemporaryDirectory() + "gan-laws-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for number in 0..<20 {
            let pixels: [UInt8] = (0..<12 * 9).flatMap { [UInt8(10 * number), UInt8($0), 77] as [UInt8] }
            try PNGFile.write(DecodedImage(width: 12, height: 9, pixels: pixels), to: "\(folder)/\(number).png")
        }
        for images in [
            Images(from: ImageFolder(folder), side: 8), Images(from: ImageFolder(folder), side: 8, channels: 1),
            Images(from: ImageFolder(folder), side: 8, flipped: true, crop: .random(resizedTo: 9)),
            Images(
                from: ImageFolder(folder), size: ImageSize(width: 6, height: 10), flipped: true, crop: .resized()),
        ] {
            try checkLaws(of: images)
        }
    }

    /// Points on a circle, with one mistake.
    struct WrongCircle: PointDistribution {
        let mistake: String
        let dimensions = 2
        var summary: String { mistake == "one line" ? "a\ncircle" : "circle" }

        func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
            let seeded = random
            let type: DType = mistake == "points are float32" ? .float32 : dtype
            var angle = seeded.uniform([count], to: 2 * .pi, dtype: type)
            if mistake == "the same random numbers" { angle = angle + Double.random(in: 0...1) }
            if mistake == "other random numbers" { angle = Random(seed: 1).uniform([count], to: 6, dtype: type) }
            if mistake == "in float32 and in", dtype == .float32 { angle = angle / 2 }
            let points = Tensor.stacked([angle.cos(), angle.sin()], along: mistake == "have the shape" ? 0 : 1)
            if mistake == "not finite" { return points / (points - points) }
            return points
        }
    }

    @Test(
        "each mistake of a distribution is named",
        arguments: [
            "one line", "points are float32", "the same random numbers", "other random numbers", "in float32 and in",
            "have the shape", "not finite",
        ])
    func wrongDistributions(mistake: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: WrongCircle(mistake: mistake)) }
        #expect(broken?.laws.contains { $0.contains(mistake) } == true, "\(String(describing: broken))")
    }

    @Test("a right one passes")
    func rightDistribution() throws { try checkLaws(of: WrongCircle(mistake: "none")) }

    /// Ten numbered samples, with one mistake.
    struct WrongData: TrainingData {
        let mistake: String
        var sampleShape: [Int] { mistake == "−1…1" || mistake == "channels-last" ? [3, 2, 2] : [2] }
        let summary = "numbers"

        func open(_ loading: LoadingOptions) throws -> any SampleStream { Stream(self, loading) }

        final class Stream: SampleStream {
            let data: WrongData
            let loading: LoadingOptions
            var position: Int
            let sampleCount = 100
            let summary = "numbers"
            let unreadable: [UnreadableImage] = []
            let secondsWaited = 0.0

            init(_ data: WrongData, _ loading: LoadingOptions) {
                (self.data, self.loading) = (data, loading)
                position = data.mistake == "a resumed run" ? 0 : loading.firstBatch
            }

            func next() throws -> Tensor {
                var seed = loading.seed &* 1_000 &+ UInt64(position) &* 10
                if data.mistake == "another seed" { seed = UInt64(position) }
                if data.mistake == "five workers" { seed += UInt64(loading.workers) }
                if data.mistake == "opened again" { seed = .random(in: 0...(1 << 60)) }
                if data.mistake != "two processes" { seed += UInt64(loading.process) }
                if data.mistake != "position is" { position += 1 }
                let numbers = Random(seed: seed).uniform(
                    [4] + data.sampleShape, from: -1, to: data.mistake == "−1…1" ? 9 : 1, dtype: loading.dtype)
                let batch = data.mistake == "the shape" ? numbers.sliced(along: 0, from: 0, to: 3) : numbers
                if data.mistake == "must have [4, 2]" { return numbers.sum() }
                if data.mistake == "shape [0, 2]" { return numbers.sliced(along: 0, from: 0, to: 0) }
                let typed = data.mistake == "was asked for" ? batch.to(.float32) : batch
                return data.mistake == "−1…1" ? typed.channelsLast() : typed
            }

            func close() {}
        }
    }

    @Test(
        "each mistake of data is named",
        arguments: [
            "the shape", "was asked for", "−1…1", "channels-last", "opened again", "five workers", "a resumed run",
            "position is", "another seed", "two processes", "must have [4, 2]", "shape [0, 2]",
        ])
    func wrongData(mistake: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: WrongData(mistake: mistake)) }
        #expect(broken?.laws.contains { $0.contains(mistake) } == true, "\(String(describing: broken))")
    }
}
