import Foundation
import GANBase
import GANMetrics
import GANTensors
import GANTestSupport
import Testing

@Suite("Exact W1 distance")
struct WassersteinDistanceTests {
    private func line(_ numbers: [Double]) -> Tensor { Tensor(numbers, shape: [numbers.count, 1], dtype: .float64) }

    private func plane(_ numbers: [Double]) -> Tensor {
        Tensor(numbers, shape: [numbers.count / 2, 2], dtype: .float64)
    }

    // theory.md §3.7.
    @Test(
        "in one dimension, also of unequal sets",
        arguments: [
            ([0, 1, 3], [5, 6, 8], 5), ([4, 0, 1, 0], [1, 2, 3, 2], 1.25), ([0, 1, 2], [0.5, 2.5], 2.0 / 3),
            ([2.5, 0.5], [0, 1, 2], 2.0 / 3), ([7], [7], 0), ([1, 1, 1], [2], 1),
        ] as [([Double], [Double], Double)])
    func ordered(first: [Double], second: [Double], distance: Double) throws {
        #expect(abs(try WassersteinDistance.between(line(first), line(second)) - distance) < 1e-14)
    }

    @Test("in the plane")
    func assigned() throws {
        let first = plane([0, 0, 1, 0, 0, 1, 1, 1])
        let second = plane([0.5, 0.5, 2, 0, 0, 2, 3, 3])
        #expect(abs(try WassersteinDistance.between(first, second) - 1.383_883_476_483_184_4) < 1e-14)
        let points = Random(seed: 3).normal([40, 2], dtype: .float64)
        let shifted = points + Tensor([3, 4], dtype: .float64)
        #expect(abs(try WassersteinDistance.between(points, shifted) - 5) < 1e-12)
        // Of unequal sets the larger is cut.
        let more = Tensor.concatenated([second, plane([100, 100])])
        #expect(abs(try WassersteinDistance.between(first, more) - 1.383_883_476_483_184_4) < 1e-14)
    }

    @Test("an assignment on a line costs what order costs")
    func lineInThePlane() throws {
        let random = Random(seed: 5)
        let (first, second) = (random.normal([150, 1], dtype: .float64), random.uniform([150, 1], dtype: .float64))
        let (zeros, direction) = (
            Tensor([3, 4], shape: [1, 2], dtype: .float64), try WassersteinDistance.between(first, second)
        )
        let inPlane = try WassersteinDistance.between(first.matmul(zeros), second.matmul(zeros))
        #expect(abs(inPlane - 5 * direction) < 1e-12)
    }

    @Test("prices prove that no assignment is cheaper", arguments: [1, 2, 3, 17, 120], [false, true])
    func optimal(count: Int, withTies: Bool) {
        let random = Random(seed: UInt64(count))
        let costs =
            withTies
            ? random.integers([count * count], below: 3).values()
            : random.normal([count * count], dtype: .float64).values()
        let found = Assignment(costs: costs, count: count)
        #expect(found.columns.sorted() == Array(0..<count))
        for row in 0..<count {
            for column in 0..<count {
                let slack = costs[row * count + column] - found.prices.rows[row] - found.prices.columns[column]
                #expect(slack > -1e-12)
            }
        }
        let prices = found.prices.rows.reduce(0, +) + found.prices.columns.reduce(0, +)
        #expect(abs(found.total(costs) - prices) < 1e-11)
    }

    @Test("the same as scipy's assignment", .enabled(if: hasScipy))
    func scipy() throws {
        let random = Random(seed: 11)
        let (first, second) = (
            random.normal([90, 3], dtype: .float64), random.uniform([90, 3], to: 2, dtype: .float64)
        )
        let script = """
            import json, sys, numpy, scipy.optimize, scipy.spatial
            first, second = (numpy.array(json.loads(text)).reshape(-1, 3) for text in sys.argv[1:3])
            costs = scipy.spatial.distance.cdist(first, second)
            print(repr(float(costs[scipy.optimize.linear_sum_assignment(costs)].mean())))
            """
        let text = try #require(try PythonProcess.output(of: script, "\(first.values())", "\(second.values())"))
        let reference = try #require(Double(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(abs(try WassersteinDistance.between(first, second) - reference) < 1e-13)
    }

    private static let hasScipy =
        (try? PythonProcess(["-c", "import scipy.optimize, scipy.spatial, numpy"]))??.status == 0

    @Test("the metric compares halves, in batches of any size", arguments: [1, 3, 8])
    func halves(batch: Int) throws {
        let accumulator = WassersteinDistance(samples: 8).makeAccumulator()
        let real = line([0, 1, 3, 5, 10, 11, 13, 15]).to(.float32)
        let fake = line([1, 2, 4, 6, 12, 13, 15, 17]).to(.float32)
        for (samples, kind) in [(real, SampleKind.real), (fake, .fake)] {
            for start in stride(from: 0, to: 8, by: batch) {
                accumulator.update(samples.sliced(along: 0, from: start, to: min(start + batch, 8)), of: kind)
            }
        }
        // Halves of generated samples are 1 and 2 away from theirs, halves of real ones 10 from each other.
        #expect(try accumulator.compute() == [1.5, 10])
    }

    @Test("real samples of one distribution are at the floor")
    func floor() throws {
        let random = Random(seed: 8)
        let accumulator = WassersteinDistance().makeAccumulator()
        for kind in SampleKind.allCases { accumulator.update(random.normal([240, 2]), of: kind) }
        let values = try accumulator.compute()
        #expect(values.count == WassersteinDistance().measures.count)
        #expect(abs(values[0] / values[1] - 1) < 0.4)
    }

    @Test("too few samples, NaN, sizes that do not fit, too many: said in words")
    func objections() throws {
        let metric = WassersteinDistance()
        let few = metric.makeAccumulator()
        few.update(.zeros([5, 2]), of: .real)
        few.update(.zeros([1, 2]), of: .fake)
        #expect(
            failure { try few.compute() }?.message
                == "the W1 distance between halves needs 2 generated samples at least, and there is 1")
        let holes = metric.makeAccumulator()
        holes.update(Tensor([0, .nan], shape: [2, 1]), of: .real)
        holes.update(.zeros([2, 1]), of: .fake)
        #expect(
            failure { try holes.compute() }
                == GANError(.badData, "the real samples hold numbers that are not finite, NaN or infinite"))
        #expect(failure { try WassersteinDistance.between(.zeros([2, 3]), .zeros([2, 2])) }?.status == .badData)
        #expect(failure { try WassersteinDistance.between(.zeros([0, 3]), .zeros([2, 3])) }?.status == .badData)
        #expect(
            failure { try WassersteinDistance.between(.zeros([5_001, 2]), .zeros([6_000, 2])) }?.message.contains(
                "5,000 samples in a set at most, not 5,001") == true)
        let far = Tensor([-1e200, -1e200, 1e200, 1e200], shape: [2, 2], dtype: .float64)
        #expect(failure { try WassersteinDistance.between(far, far) }?.status == .badData)
    }

    private func failure(_ body: () throws -> Any) -> GANError? {
        do {
            _ = try body()
            return nil
        } catch { return error as? GANError }
    }
}
