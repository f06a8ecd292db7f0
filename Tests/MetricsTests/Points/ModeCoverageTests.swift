import Foundation
import GANBase
import GANMetrics
import GANTensors
import GANTestSupport
import Testing

@Suite("Mode coverage")
struct ModeCoverageTests {
    private let grid = (-2...2).flatMap { x in (-2...2).map { [2 * Double(x), 2 * Double($0)] } }

    private func compute(_ metric: ModeCoverage, _ samples: Tensor) throws -> [Double] {
        let accumulator = metric.makeAccumulator()
        accumulator.update(.zeros([3, 2]), of: .real)
        accumulator.update(samples, of: .fake)
        return try accumulator.compute()
    }

    @Test("samples that can be counted by hand")
    func byHand() throws {
        let metric = ModeCoverage(centres: [[0, 0], [4, 0], [0, 4]], deviation: 0.5)
        // Two in the first mode, one in the second, one exactly three deviations away, one far out.
        let values = try compute(metric, Tensor([0, 0, 1, 1, 4, 1.25, 0, 5.5, 9, 9], shape: [5, 2]))
        #expect(values[0] == 2)
        #expect(values[1] == 3.0 / 5)
        // Shares of 2/3 and 1/3 where a third is due.
        let divergence = 2 * log(2.0) / 3
        #expect(abs(values[2] - divergence) < 1e-15)
        #expect(metric.measures.map(\.name) == ["modes", "highQuality", "modeDivergence"])
    }

    @Test("weights, in proportion")
    func weights() throws {
        let metric = ModeCoverage(centres: [[0], [10]], deviation: 1, weights: [3, 1])
        #expect(metric.weights == [0.75, 0.25])
        #expect(try compute(metric, Tensor([0, 0, 0, 10], shape: [4, 1]))[2] == 0)
        let all = try compute(metric, Tensor([0, 0, 0, 0], shape: [4, 1]))[2]
        #expect(abs(all - log(4.0 / 3)) < 1e-15)
    }

    @Test("no sample of high quality: the largest divergence that there can be")
    func none() throws {
        let values = try compute(ModeCoverage(centres: grid, deviation: 0.05), Tensor.full([7, 2], 1))
        #expect(values[0] == 0 && values[1] == 0)
        let largest = log(25.0)
        #expect(abs(values[2] - largest) < 1e-15)
    }

    /// The floors 1 − e^(−4.5) and (M − 1) / (2n) of theory.md §2.8.
    ///
    /// The share of 50,000 samples has a standard error of 0.05 %; the sum of 2n·KL over 20 draws is about χ² with 20·24 degrees of
    /// freedom, whose standard deviation is 6.5 % of its mean.
    @Test("a perfect generator is at the floors")
    func floors() throws {
        let random = Random(seed: 4)
        let centres = Tensor(grid.flatMap { $0 }, shape: [25, 2])
        let metric = ModeCoverage(centres: grid, deviation: 0.05)
        let draws = try (0..<20).map { _ in
            let chosen = centres.indexed(by: random.integers([2_500], below: 25), along: 0)
            return try compute(metric, chosen + random.normal([2_500, 2], deviation: 0.05))
        }
        #expect(draws.allSatisfy { $0[0] == 25 })
        let quality = draws.map { $0[1] }.reduce(0, +) / 20
        #expect(abs(quality - 0.988_891) < 0.0015)
        let divergence = draws.map { $0[2] }.reduce(0, +) / 20
        #expect(abs(divergence * 5_000 / 24 - 1) < 0.2)
    }

    @Test("the same numbers as Benchmarks/modes.py", .enabled(if: PythonProcess.isComplete))
    func script() throws {
        let random = Random(seed: 6)
        let radius = 2 / 1.414
        let angles = (0..<8).map { Double.pi / 4 * Double($0) }
        let centres = angles.map { [radius * cos($0), radius * sin($0)] }
        // Some modes are missed, some samples are.
        let chosen = Tensor(centres.flatMap { $0 }, shape: [8, 2]).indexed(
            by: random.integers([700], below: 6), along: 0)
        let samples = chosen + random.normal([700, 2], deviation: 0.02)
        let file = NSTemporaryDirectory() + "gan-modes-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let values = samples.values()
        let lines = stride(from: 0, to: values.count, by: 2).map { "\(values[$0]),\(values[$0 + 1])\n" }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: file))
        let checkout = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
        let python = try #require(try PythonProcess([checkout + "/Benchmarks/modes.py", "ring", file]))
        let found = try compute(ModeCoverage(centres: centres, deviation: 0.02 / 1.414), samples)
        let expected = String(
            format: ": %d of 8 modes, %.1f %% of high quality, reverse KL %.4f, 700 samples\n", Int(found[0]),
            100 * found[1],
            found[2])
        #expect(python.output == file + expected, "\(python.errors)")
        #expect(found[0] == 6 && found[1] < 0.95 && found[2] > 0.2)
    }

    @Test("no samples, NaN, another dimension, modes that cannot be: said in words")
    func objections() {
        let metric = ModeCoverage(centres: grid, deviation: 0.05)
        let none = metric.makeAccumulator()
        #expect(throws: GANError(.badData, "the count of modes needs 1 generated samples at least, and there are 0")) {
            try none.compute()
        }
        #expect(throws: GANError(.badData, "the samples have 3 numbers and the centres of the modes 2")) {
            try compute(metric, .zeros([4, 3]))
        }
        #expect(throws: GANError.self) { try compute(metric, .full([4, 2], .nan)) }
        for wrong in [
            ModeCoverage(centres: [], deviation: 1), ModeCoverage(centres: [[0], [0, 1]], deviation: 1),
            ModeCoverage(centres: [[0]], deviation: 0), ModeCoverage(centres: [[0]], deviation: .nan),
            ModeCoverage(centres: [[0], [1]], deviation: 1, weights: [1, 0]),
            ModeCoverage(centres: [[0], [1]], deviation: 1, weights: [1]),
        ] {
            #expect(throws: GANError.self) { try wrong.check() }
            #expect(throws: GANError.self) { try compute(wrong, .zeros([4, 1])) }
        }
    }
}
