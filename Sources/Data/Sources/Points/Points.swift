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

/// Endless batches of fresh points.
private final class PointStream: SampleStream {
    private let distribution: any PointDistribution
    private let loading: LoadingOptions
    private let random: Random
    private(set) var position = 0

    init(_ distribution: any PointDistribution, _ loading: LoadingOptions) {
        self.distribution = distribution
        self.loading = loading
        // Each process draws points of its own.
        random = Random(seed: loading.seed &+ UInt64(loading.process) &* 0x9E37_79B9_7F4A_7C15)
        for _ in 0..<loading.firstBatch { draw() }
    }

    var sampleCount: Int { .max }
    var summary: String { distribution.summary }
    var unreadable: [UnreadableImage] { [] }
    var secondsWaited: Double { 0 }

    func next() throws -> Tensor {
        draw()
    }

    @discardableResult private func draw() -> Tensor {
        position += 1
        return distribution.points(loading.batch, random: random, dtype: loading.dtype)
    }

    func close() {}
}
