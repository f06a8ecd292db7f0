import GANBase
import GANTensors

/// A measurement of the sliced Wasserstein distance under way.
///
/// Patches are cut when pictures come and pictures are forgotten, so that memory is that of the patches.
final class PatchAccumulator: MetricAccumulator {
    /// Patches of one kind.
    private struct Side {
        /// How many pictures were taken in.
        var pictures = 0
        /// Patches by level, float32 of shape [patches, channels · 49] each.
        var patches: [[Tensor]] = []
    }

    private let metric: SlicedWasserstein
    private var sides: [SampleKind: Side] = [:]
    /// The first pictures' channels, height and width.
    private var shape: [Int]?
    /// What is wrong with something that was taken in.
    private var problem: GANError?
    /// Pictures that are taken apart at the same time.
    private let batch = 64

    init(_ metric: SlicedWasserstein) { self.metric = metric }

    func update(_ batch: Tensor, of kind: SampleKind) {
        do {
            try metric.check()
            try checkPictures(
                batch, like: &shape, least: SlicedWasserstein.least, for: "the sliced Wasserstein distance")
        } catch {
            problem = problem ?? error as? GANError
            return
        }
        let taken = sides[kind, default: Side()].pictures
        let count = min(batch.shape[0], max(metric.samples - taken, 0))
        withoutGradients {
            for start in stride(from: 0, to: count, by: self.batch) {
                let end = min(start + self.batch, count)
                cut(batch.sliced(along: 0, from: start, to: end).to(.cpu), of: kind)
            }
        }
    }

    private func cut(_ pictures: Tensor, of kind: SampleKind) {
        var side = sides[kind, default: Side()]
        let (count, height, width) = (pictures.shape[0], pictures.shape[2], pictures.shape[3])
        let levels = LaplacianPyramid.count(height: height, width: width, least: SlicedWasserstein.least)
        let pyramid = LaplacianPyramid(pictures, count: levels)
        if side.patches.isEmpty { side.patches = Array(repeating: [], count: levels) }
        for (index, level) in pyramid.levels.enumerated() {
            let places = places(of: kind, level: index, height: level.shape[2], width: level.shape[3])
                .sliced(along: 0, from: side.pictures, to: side.pictures + count)
            side.patches[index].append(Self.patches(of: level, at: places))
        }
        side.pictures += count
        sides[kind] = side
    }

    // MARK: - Chance

    private var drawn: [String: Tensor] = [:]

    /// Where the upper left corners of patches are, as row · width + column, int64 of shape [samples, patches].
    func places(of kind: SampleKind, level: Int, height: Int, width: Int) -> Tensor {
        let key = "\(kind) \(level)"
        if let known = drawn[key] { return known }
        let random = Random(seed: metric.seed &+ UInt64(3 * level + (kind == .real ? 0 : 1)))
        let shape = [metric.samples, metric.patchesPerPicture]
        let rows = random.integers(shape, below: height - SlicedWasserstein.patch + 1)
        let columns = random.integers(shape, below: width - SlicedWasserstein.patch + 1)
        let made = rows * Tensor([Double(width)], dtype: .int64) + columns
        drawn[key] = made
        return made
    }

    /// Directions of length 1, float64 of shape [numbers in a patch, projections].
    func directions(level: Int, numbers: Int) -> Tensor {
        let random = Random(seed: metric.seed &+ UInt64(3 * level + 2))
        let normal = random.normal([numbers, metric.projections], dtype: .float64)
        return normal / normal.square().sum(over: [0], keepingDimensions: true).sqrt()
    }

    // MARK: - Patches

    /// Patches of shape [pictures · patches, channels · 49], each channel's numbers side by side.
    private static func patches(of level: Tensor, at places: Tensor) -> Tensor {
        let side = SlicedWasserstein.patch
        let (count, channels, width) = (level.shape[0], level.shape[1], level.shape[3])
        let offsets = (0..<side * side).map { Double($0 / side * width + $0 % side) }
        let indices = (places.unsqueezed(at: 2) + Tensor(offsets, dtype: .int64))
            .reshaped([count, 1, -1]).expanded(to: [count, channels, places.shape[1] * side * side])
        return level.reshaped([count, channels, -1]).gathered(indices, along: 2)
            .reshaped([count, channels, places.shape[1], side * side]).permuted([0, 2, 1, 3])
            .reshaped([count * places.shape[1], channels * side * side]).to(.float32)
    }

    // MARK: - Distances

    func compute() throws -> [Double] {
        let levels = try levels()
        return [levels.reduce(0) { $0 + $1.distance } / Double(levels.count)]
    }

    /// The distance at each scale, finest first.
    func levels() throws -> [SlicedWasserstein.Level] {
        if let problem { throw problem }
        try metric.check()
        let name = "the sliced Wasserstein distance"
        for kind in SampleKind.allCases {
            let count = sides[kind]?.pictures ?? 0
            guard count >= 2 else { throw tooFew(count, of: kind, for: name) }
        }
        guard let real = sides[.real], let fake = sides[.fake], let shape else { return [] }
        let rows = min(real.pictures, fake.pictures) * metric.patchesPerPicture
        return try withoutGradients {
            var side = min(shape[1], shape[2])
            return try zip(real.patches, fake.patches).enumerated().map { level, patches in
                defer { side = (side + 1) / 2 }
                let (first, second) = (
                    PatchProjections(patches.0, rows: rows, channels: shape[0]),
                    PatchProjections(patches.1, rows: rows, channels: shape[0])
                )
                guard !first.isFlat else {
                    throw GANError(
                        .badData,
                        "\(name): the real pictures are flat, each channel of one value at a side of \(side): look at the data"
                    )
                }
                let directions = directions(level: level, numbers: shape[0] * 49)
                return SlicedWasserstein.Level(
                    side: side, distance: 1_000 * PatchProjections.distance(first, second, along: directions))
            }
        }
    }
}
