import Foundation
import GANBase
import GANTensors
import GANTestSupport
import Testing

@testable import GANMetrics

@Suite("Multi-scale similarity")
struct MultiScaleSimilarityTests {
    private static let script = """
        weights = numpy.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333])
        def blur(x):
            for axis in (1, 2):
                n = min(11, x.shape[axis])
                i = numpy.arange(n) - (n - 1) / 2
                k = numpy.exp(-i ** 2 / (2 * (1.5 * n / 11) ** 2))
                k /= k.sum()
                x = numpy.apply_along_axis(lambda row: numpy.convolve(row, k, "valid"), axis, x)
            return x
        def similarity(x, y):
            count = 1 + sum(min(x.shape[1:]) // 2 ** j >= 11 for j in range(1, 5))
            product = 1
            for j, weight in enumerate(weights[:count] / weights[:count].sum()):
                a, b = blur(x), blur(y)
                s = (2 * (blur(x * y) - a * b) + 58.5225) / (blur(x * x) - a * a + blur(y * y) - b * b + 58.5225)
                l = (2 * a * b + 6.5025) / (a * a + b * b + 6.5025)
                s = (s * l if j == count - 1 else s).mean((1, 2))
                product = product * numpy.maximum(s, 0) ** weight
                # msssim.m of Wang et al.: imfilter(x, ones(2)/4, 'symmetric'), and every second pixel of it.
                def half(z):
                    z = numpy.pad(z, ((0, 0), (0, 1), (0, 1)), "symmetric")
                    return ((z[:, :-1, :-1] + z[:, 1:, :-1] + z[:, :-1, 1:] + z[:, 1:, 1:]) / 4)[:, ::2, ::2]
                x, y = half(x), half(y)
            return product.mean()

        """

    @Test(
        "flat pictures: luminance alone, at the coarsest scale",
        arguments: [(8, 1), (32, 2), (48, 3), (88, 4), (176, 5)])
    func flat(side: Int, scales: Int) throws {
        #expect(StructuralSimilarity.scales(of: side) == scales)
        let weights = StructuralSimilarity.weights.prefix(scales)
        let weight = StructuralSimilarity.weights[scales - 1] / weights.reduce(0, +)
        let (dark, bright) = (50.0, 200.0)
        let luminance = (2 * dark * bright + 6.5025) / (dark * dark + bright * bright + 6.5025)
        let pictures = [dark, bright].map { Tensor.full([1, 3, side, side], $0, dtype: .uint8) }
        let value = try MultiScaleSimilarity.similarity(pictures[0], pictures[1]).values()
        #expect(agree(value, [pow(luminance, weight)], to: 1e-9))
    }

    @Test(
        "a picture with itself is 1, with its opposite 0; more scales from twice the window on", arguments: [9, 32, 45])
    func ends(side: Int) throws {
        let picture = blots([1, 3, side, side], seed: 1)
        let opposite = (255 - picture.to(.float32)).to(.uint8)
        #expect(agree(try MultiScaleSimilarity.similarity(picture, picture).values(), [1], to: 1e-12))
        #expect(try MultiScaleSimilarity.similarity(picture, opposite).values() == [0])
        #expect(StructuralSimilarity.scales(of: 21) == 1 && StructuralSimilarity.scales(of: 22) == 2)
        #expect(StructuralSimilarity.scales(of: 4_000) == 5)
    }

    @Test(
        "as NumPy has it", .enabled(if: PythonProcess.isComplete),
        arguments: [[3, 32, 32], [1, 45, 50], [3, 90, 88], [2, 9, 13], [1, 176, 177]])
    func numpy(shape: [Int]) throws {
        // Faint pictures beside strong ones of the same blots are alike without being equal.
        let first = blots([2] + shape, seed: 1)
        let second = (first.to(.float32) * 0.5 + blots([2] + shape, seed: 9).to(.float32) * 0.5).to(.uint8)
        let expected = try numbers(
            of: Self.script + "say(*[similarity(x, y) for x, y in zip(first, second)])",
            ["first": first, "second": second])
        let values = try MultiScaleSimilarity.similarity(first, second).values()
        #expect(agree(values, expected, to: 1e-9), "\(values) \(expected)")
        #expect(values.allSatisfy { $0 > 0.1 && $0 < 0.99 })
    }

    /// What pytorch-msssim 1.0.0 computes: the weights as printed, and zeros on both sides of odd rows and columns.
    private static let packageScript =
        script.replacingOccurrences(of: "weights[:count] / weights[:count].sum()", with: "weights")
        .replacingOccurrences(
            of: #"z = numpy.pad(z, ((0, 0), (0, 1), (0, 1)), "symmetric")"#,
            with: "z = numpy.pad(z, [(0, 0)] + [(s % 2, s % 2) for s in z.shape[1:]])")

    @Test(
        "as pytorch-msssim has it where sides stay even, but for its weights' sum of 1.0001; otherwise its black edge shows",
        .enabled(if: PythonProcess.isComplete), arguments: [([1, 176, 176], true), ([1, 180, 177], false)])
    func otherPackage(shape: [Int], isEven: Bool) throws {
        let first = blots([1] + shape, seed: 1)
        let second = (first.to(.float32) * 0.5 + blots([1] + shape, seed: 9).to(.float32) * 0.5).to(.uint8)
        let expected = try numbers(
            of: Self.packageScript + "say(*[similarity(x, y) for x, y in zip(first, second)])",
            ["first": first, "second": second])
        let values = try MultiScaleSimilarity.similarity(first, second).values()
        if isEven {
            // x^1.0001 against x.
            #expect(agree(values.map { pow($0, 1.0001) }, expected, to: 1e-9), "\(values) \(expected)")
            #expect(agree(values, expected, to: 4e-5))
        } else {
            #expect(!agree(values, expected, to: 1e-4) && agree(values, expected, to: 5e-2), "\(values) \(expected)")
        }
    }

    @Test("each picture is in one pair; batches of any size give the same", arguments: [1, 6, 200])
    func pairs(size: Int) throws {
        let (real, fake) = (blots([141, 1, 16, 16], seed: 1), blots([140, 1, 16, 16], seed: 2, contrast: 20))
        let metric = MultiScaleSimilarity(seed: 5)
        let values = try measured(metric, real: real, fake: fake, batch: size)
        func mean(_ pictures: Tensor, _ seed: UInt64) throws -> Double {
            let order = Random(seed: seed).permutation(pictures.shape[0]).values().map { Int($0) }
            let each = try (0..<70).map { pair -> Double in
                let sides = (0..<2).map { side -> Tensor in
                    let number = order[2 * pair + side]
                    return pictures.sliced(along: 0, from: number, to: number + 1)
                }
                return try MultiScaleSimilarity.similarity(sides[0], sides[1]).scalar()
            }
            return each.reduce(0, +) / 70
        }
        #expect(agree(values, [try mean(fake, 5), try mean(real, 6)], to: 1e-9))
    }

    @Test("a generator with one picture is found, whatever the order of pictures")
    func collapsed() throws {
        let one = blots([1, 3, 16, 16], seed: 3).expanded(to: [20, 3, 16, 16])
        let values = try measured(MultiScaleSimilarity(), real: blots([20, 3, 16, 16], seed: 1), fake: one)
        #expect(abs(values[0] - 1) < 1e-12 && values[1] < 0.5)
    }

    @Test("pictures are copied: whoever fills batches may use their memory again")
    func copies() throws {
        let accumulator = MultiScaleSimilarity().makeAccumulator()
        let batch = blots([20, 1, 16, 16], seed: 1)
        accumulator.update(batch, of: .real)
        accumulator.update(batch, of: .fake)
        batch.fill(0)
        #expect(try accumulator.compute().allSatisfy { $0 < 0.5 })
    }

    @Test("what cannot be measured is answered in words")
    func badInput() throws {
        let pictures = blots([4, 3, 16, 16], seed: 1)
        let small = try #require(complaint(MultiScaleSimilarity(), real: pictures, fake: blots([4, 3, 3, 9], seed: 1)))
        #expect(small.status == .badData)
        #expect(small.message.contains("a side of 4 pixels at least, and these have 9 × 3"))
        let few = try #require(complaint(MultiScaleSimilarity(), real: nil, fake: pictures))
        #expect(few.message.contains("2 samples at least, and there are 0 of the real samples"))
        let sizes = try #require(
            complaint(MultiScaleSimilarity(), real: blots([4, 1, 16, 16], seed: 1), fake: pictures))
        #expect(sizes.message.contains("some of [channels, height, width] = [1, 16, 16] and some of [3, 16, 16]"))
        #expect(throws: (any Error).self) {
            try MultiScaleSimilarity.similarity(pictures, pictures.sliced(along: 0, from: 0, to: 2))
        }
    }
}
