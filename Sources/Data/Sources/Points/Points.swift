import GANTensors

/// Training data drawn from a distribution, fresh for every batch.
public struct Points: TrainingData {
    /// Where the points come from.
    public let distribution: any PointDistribution

    /// Makes training data of a distribution.
    public init(from distribution: any PointDistribution) {
        self.distribution = distribution
    }

    /// Shape [dimensions].
    public var sampleShape: [Int] { [distribution.dimensions] }

    /// The distribution's own line.
    public var summary: String { distribution.summary }

    /// Starts to draw.
    public func open(_ loading: LoadingOptions) throws -> any SampleStream {
        PointStream(distribution, loading)
    }
}

/// Endless batches of fresh points, each from a seed of its own, so that any batch can come first.
private final class PointStream: SampleStream {
    private let distribution: any PointDistribution
    private let loading: LoadingOptions
    private(set) var position: Int

    init(_ distribution: any PointDistribution, _ loading: LoadingOptions) {
        self.distribution = distribution
        self.loading = loading
        position = loading.firstBatch
    }

    var sampleCount: Int { .max }
    var summary: String { distribution.summary }
    var unreadable: [UnreadableImage] { [] }
    var secondsWaited: Double { 0 }

    func next() throws -> Tensor {
        // Each process draws points of its own.
        var seeds = SeededRandom(loading.seed, UInt64(loading.process), UInt64(position))
        position += 1
        return distribution.points(loading.batch, random: Random(seed: seeds.next()), dtype: loading.dtype)
    }

    func close() {}
}
