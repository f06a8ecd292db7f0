public import GANBase
public import GANTensors

/// How alike generated pictures are to one another: the mean multi-scale structural similarity of random pairs.
///
/// The lower, the more varied; `similarityReal`, the same of real pictures, is what to compare with, and much above it the
/// generator has lost variety (Odena et al., arXiv:1610.09585). It says nothing about how good the pictures are: noise is
/// varied. Each picture is in one pair, so there are samples / 2 pairs.
///
/// Similarity of a pair is l_M^w_M · Π s_j^w_j (Wang et al. 2003): s compares contrast and structure at each scale j, l the
/// luminance at the coarsest, under a window of 11×11 pixels with normal weights of deviation 1.5, with constants
/// (0.01 · 255)² and (0.03 · 255)². From one scale to the next, means of 2×2 pixels are taken, an odd last row or column
/// repeated. Weights are 0.0448, 0.2856, 0.3001, 0.2363, 0.1333, finest first. Each channel is compared on its own, and the
/// mean over channels taken; a negative mean of s counts as 0.
///
/// Where sides stay even down to the coarsest scale, the Python package pytorch-msssim 1.0.0 gives the same within 4e-5: it
/// takes the weights as printed, which add up to 1.0001, and here they are divided by their sum, which the article sets to
/// 1. Elsewhere the two differ, by 0.01 and less: pytorch-msssim puts zeros on both sides of an odd row or column, so
/// that a black edge that is in no picture is compared as well, and the grid of 2×2 pixels moves by one. Repeating the last
/// pixels is what the authors' program (msssim.m, symmetric boundary) and TensorFlow's `ssim_multiscale` do.
///
/// All five scales need a side of 176 pixels, so that the window fits into the coarsest. Smaller pictures have fewer, 4 from
/// 88, 3 from 44, 2 from 22, else 1, and the weights of those are divided by their sum. Below 11 pixels the window is cut to
/// the side, and its deviation by the same factor. So numbers compare only between pictures of one size.
public struct MultiScaleSimilarity: Metric {
    /// The smallest side, in pixels: below it a window has next to no structure.
    static let least = 4

    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many pictures of each kind are looked at, two for a pair.
    public let samples: Int
    /// Decides the pairs.
    public let seed: UInt64

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many pictures of each kind are looked at; they are kept in memory, a byte a pixel and channel, which is
    ///     why there are 2,000, enough for the mean of 1,000 pairs to be within about 0.005.
    ///   - seed: Decides the pairs.
    public init(every: Int = 5_000, samples: Int = 2_000, seed: UInt64 = 0) {
        interval = every
        self.samples = samples
        self.seed = seed
    }

    /// Pictures.
    public var input: MetricInput { .pictures }

    /// `similarity` and `similarityReal`.
    public var measures: [Measure] {
        [
            Measure("similarity", better: .lower, "How alike pairs of generated pictures are, 0 to 1."),
            Measure("similarityReal", better: .lower, "How alike pairs of real pictures are, to compare with."),
        ]
    }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { PairAccumulator(self) }

    /// The similarity of each pair of pictures.
    ///
    /// - Parameters:
    ///   - first: Shape [N, channels, height, width]; pictures in −1…1, or bytes.
    ///   - second: The same shape.
    /// - Returns: float64 of shape [N], from 0 to 1.
    /// - Throws: `GANError` with status 65 when they are smaller than 4×4, or of different shapes.
    public static func similarity(_ first: Tensor, _ second: Tensor) throws -> Tensor {
        var shape: [Int]?
        for pictures in [first, second] {
            try checkPictures(pictures, like: &shape, least: least, for: "the similarity of pictures")
        }
        guard first.shape == second.shape else {
            throw GANError(
                .badData, "the similarity of pictures needs pairs: there are \(first.shape[0]) and \(second.shape[0])")
        }
        return withoutGradients { StructuralSimilarity.similarity(first.pictureBytes(), second.pictureBytes()) }
    }
}

extension MultiScaleSimilarity: SelfChecking {
    /// Refuses an interval below 1, and fewer than 2 samples.
    public func check() throws { try checkPlan(self, "MultiScaleSimilarity") }
}

/// A measurement of the similarity of pairs under way.
private final class PairAccumulator: MetricAccumulator {
    private let metric: MultiScaleSimilarity
    private var pictures: [SampleKind: [Tensor]] = [:]
    private var shape: [Int]?
    private var problem: GANError?
    /// Pairs that are compared at the same time.
    private let batch = 64

    init(_ metric: MultiScaleSimilarity) { self.metric = metric }

    func update(_ batch: Tensor, of kind: SampleKind) {
        do {
            try checkPictures(batch, like: &shape, least: MultiScaleSimilarity.least, for: "the similarity of pairs")
            // A copy: whoever fills batches with pictures may use their memory again.
            pictures[kind, default: []].append(batch.detached().to(.cpu).clone())
        } catch {
            problem = problem ?? error as? GANError
        }
    }

    func compute() throws -> [Double] {
        if let problem { throw problem }
        try metric.check()
        return [try mean(of: .fake), try mean(of: .real)]
    }

    private func mean(of kind: SampleKind) throws -> Double {
        let parts = pictures[kind] ?? []
        let count = parts.reduce(0) { $0 + $1.shape[0] }
        guard count >= 2 else { throw tooFew(count, of: kind, for: "the similarity of pairs") }
        let all = Tensor.concatenated(parts)
        pictures[kind] = [all]
        let order = Random(seed: metric.seed &+ (kind == .fake ? 0 : 1)).permutation(count)
        let pairs = count / 2
        return withoutGradients {
            let sums = stride(from: 0, to: pairs, by: batch).map { start in
                let end = min(start + batch, pairs)
                let chosen = all.indexed(by: order.sliced(along: 0, from: 2 * start, to: 2 * end))
                    .reshaped([end - start, 2] + Array(all.shape.dropFirst()))
                let sides = chosen.split(sizes: [1, 1], along: 1).map { $0.squeezed(at: 1) }
                return StructuralSimilarity.similarity(sides[0], sides[1]).sum().scalar()
            }
            return sums.reduce(0, +) / Double(pairs)
        }
    }
}

extension MultiScaleSimilarity: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "MultiScaleSimilarity", .metric,
        summary: "How alike generated pictures are to one another: MS-SSIM of random pairs.",
        formula: "l_M^w_M · Π s_j^w_j", source: "arXiv:1610.09585",
        parameters: [
            .init("every", "Int", default: "5_000", "steps from one measurement to the next during training"),
            .init(
                "samples", "Int", default: "2_000",
                "how many pictures of each kind are looked at; they are kept in memory, a byte a pixel and channel, which is why there are 2,000, enough for the mean of 1,000 pairs to be within about 0.005"
            ),
            .init("seed", "UInt64", default: "0", "decides the pairs"),
        ],
        spelling: "MultiScaleSimilarity(every: 5_000)")
}
