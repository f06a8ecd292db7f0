import GANBase
import GANTensors
import GANTestSupport
import Testing

@testable import GANMetrics

@Suite("Sliced Wasserstein distance")
struct SlicedWassersteinTests {
    /// Prints the distances of all levels, from places and directions under the names `a0`, `b0`, `d0` and so on.
    private static let script = """
        def smooth(x, total):
            x = numpy.pad(x, [(0, 0), (0, 0), (2, 2), (2, 2)], mode="reflect")
            k = numpy.outer([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]) / 256 * total
            h, w = x.shape[2] - 4, x.shape[3] - 4
            return sum(k[i, j] * x[:, :, i:i + h, j:j + w] for i in range(5) for j in range(5))
        def pyramid(x, count):
            levels = [x]
            for _ in range(1, count):
                small = smooth(levels[-1], 1)[:, :, ::2, ::2]
                large = numpy.zeros(levels[-1].shape)
                large[:, :, ::2, ::2] = small
                levels[-1] = levels[-1] - smooth(large, 4)
                levels.append(small)
            return levels
        def patches(x, places):
            cut = []
            for picture, row in zip(x, places.astype(int)):
                for place in row:
                    top, left = divmod(place, x.shape[3])
                    cut.append(picture[:, top:top + 7, left:left + 7])
            cut = numpy.stack(cut)
            cut = (cut - cut.mean((0, 2, 3), keepdims=True)) / cut.std((0, 2, 3), keepdims=True)
            return cut.reshape(len(cut), -1)
        least = min(len(real), len(fake))
        distances = []
        for level, (x, y) in enumerate(zip(pyramid(real[:least], count), pyramid(fake[:least], count))):
            a, b = patches(x, globals()[f"a{level}"]), patches(y, globals()[f"b{level}"])
            d = globals()[f"d{level}"]
            distances.append(1000 * numpy.abs(numpy.sort(a @ d, 0) - numpy.sort(b @ d, 0)).mean())
        say(*distances)
        """

    @Test(
        "as NumPy has it, with the same places and directions", .enabled(if: PythonProcess.isComplete),
        arguments: [
            ([3, 32, 32], [32, 16]), ([1, 33, 40], [33, 17]), ([3, 64, 65], [64, 32, 16]), ([2, 17, 30], [17]),
        ])
    func numpy(shape: [Int], sides: [Int]) throws {
        let real = blots([9] + shape, seed: 1)
        let fake = blots([12] + shape, seed: 50, contrast: 30)
        // 80 directions are more than are projected at once.
        let metric = SlicedWasserstein(samples: 12, descriptors: 12 * 20, projections: 80, seed: 3)
        let accumulator = PatchAccumulator(metric)
        var given = ["real": real, "fake": fake]
        for (level, side) in sides.enumerated() {
            let pixels = shape.dropFirst().map { (0..<level).reduce($0) { size, _ in (size + 1) / 2 } }
            #expect(pixels.min() == side)
            for (name, kind) in [("a", SampleKind.real), ("b", .fake)] {
                let places = accumulator.places(of: kind, level: level, height: pixels[0], width: pixels[1])
                #expect(places.shape == [12, 20])
                given["\(name)\(level)"] = places
            }
            given["d\(level)"] = accumulator.directions(level: level, numbers: shape[0] * 49)
        }
        let expected = try numbers(of: "count = \(sides.count)\n" + Self.script, given)
        let levels = try metric.distances(real, fake)
        #expect(levels.map(\.side) == sides)
        #expect(agree(levels.map(\.distance), expected), "\(levels) \(expected)")
        let mean = expected.reduce(0, +) / Double(expected.count)
        #expect(agree(try measured(metric, real: real, fake: fake), [mean]))
    }

    @Test("all pictures of one kind, some at a time and in any order of kinds, give the same", arguments: [1, 5, 64])
    func batches(size: Int) throws {
        let (real, fake) = (blots([70, 3, 16, 16], seed: 1), blots([70, 3, 16, 16], seed: 2))
        let metric = SlicedWasserstein(samples: 70, descriptors: 700, projections: 16)
        let whole = try measured(metric, real: real, fake: fake)
        #expect(try measured(metric, real: real, fake: fake, batch: size) == whole)
        let other = metric.makeAccumulator()
        for (pictures, kind) in [(fake, SampleKind.fake), (real, .real)] { other.update(pictures, of: kind) }
        #expect(try other.compute() == whole)
    }

    @Test("other pictures are further away than the same, and flat ones further than both")
    func order() throws {
        let metric = SlicedWasserstein(samples: 200, descriptors: 200 * 30, projections: 32)
        let real = blots([200, 3, 32, 32], seed: 1)
        let same = try measured(metric, real: real, fake: blots([200, 3, 32, 32], seed: 2))[0]
        let other = try measured(metric, real: real, fake: real.to(.float32).averagePooled(size: 2).upsampled(scale: 2))
        let flat = try measured(metric, real: real, fake: .full([200, 3, 32, 32], 77, dtype: .uint8))[0]
        #expect(same < other[0] && other[0] < flat && flat.isFinite)
    }

    @Test("memory has a bound: no more patches than were asked for, one a picture at least")
    func bound() {
        #expect(SlicedWasserstein().patchesPerPicture == 6)
        #expect(SlicedWasserstein(samples: 16).patchesPerPicture == 128)
        #expect(SlicedWasserstein(samples: 10, descriptors: 5).patchesPerPicture == 1)
        // Pictures beyond `samples` are not looked at.
        let metric = SlicedWasserstein(samples: 4, descriptors: 40, projections: 8)
        let (real, fake) = (blots([9, 1, 16, 16], seed: 1), blots([9, 1, 16, 16], seed: 2))
        let four = try? measured(
            metric, real: real.sliced(along: 0, from: 0, to: 4), fake: fake.sliced(along: 0, from: 0, to: 4))
        #expect(four != nil && (try? measured(metric, real: real, fake: fake)) == four)
    }

    @Test("what cannot be measured is answered in words")
    func badInput() throws {
        let metric = SlicedWasserstein(samples: 8, descriptors: 80, projections: 8)
        let real = blots([4, 3, 16, 16], seed: 1)
        let small = try #require(complaint(metric, real: blots([4, 3, 15, 40], seed: 1), fake: real))
        #expect(small.status == .badData)
        #expect(small.message.contains("a side of 16 pixels at least, and these have 40 × 15"))
        let sizes = try #require(complaint(metric, real: real, fake: blots([4, 3, 16, 20], seed: 1)))
        #expect(sizes.message.contains("some of [channels, height, width] = [3, 16, 16] and some of [3, 16, 20]"))
        let flat = try #require(complaint(metric, real: .full([4, 3, 16, 16], 9, dtype: .uint8), fake: real))
        #expect(flat.message.contains("the real pictures are flat"))
        let few = try #require(complaint(metric, real: real, fake: real.sliced(along: 0, from: 0, to: 1)))
        #expect(few.message.contains("2 samples at least, and there is 1 of the generated samples"))
        let points = try #require(complaint(metric, real: .ones([4, 2]), fake: real))
        #expect(points.message.contains("[4, 2]"))
        let wrong = try #require(complaint(SlicedWasserstein(projections: 0), real: real, fake: real))
        #expect(wrong.status == .usage && wrong.message == "SlicedWasserstein: projections is 0 and must be 1 at least")
    }
}
