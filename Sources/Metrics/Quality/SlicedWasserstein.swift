public import GANBase
public import GANTensors

/// How far the small patches of generated pictures are from those of real ones, at several scales.
///
/// Each picture is taken apart into a Laplacian pyramid, from its own size down to a shorter side of 16 pixels; at each level
/// patches of 7×7 pixels are cut out at random places, shifted and scaled so that each channel has mean 0 and deviation 1 over
/// all patches of a kind, and projected onto random directions. In one dimension the Wasserstein distance is the mean
/// difference of the sorted projections; the mean over directions, times 1,000, is the distance of the level (Karras et al.,
/// arXiv:1710.10196). `slicedWasserstein` is the mean over levels; ``distances(_:_:)`` tells them apart. It needs no feature
/// network. Pixels count as bytes.
///
/// The paper cuts 128 patches from each of 16,384 pictures. Memory forbids that here: at each level, `descriptors` patches of
/// each kind are kept, 4 bytes a pixel, so 39 MB by default for colour pictures. Each picture gives descriptors / samples
/// patches, 128 at most and 1 at least: 6 by default. Real and generated pictures beyond the number of the other kind are
/// left out. Numbers compare only where all settings and the size of the pictures are the same.
public struct SlicedWasserstein: Metric {
    /// The distance at one scale.
    public struct Level: Sendable, Equatable {
        /// The shorter side of the pictures at this scale, in pixels.
        public let side: Int
        /// The distance, times 1,000.
        public let distance: Double
    }

    /// The side of a patch, in pixels.
    static let patch = 7
    /// The smallest side of a level, in pixels.
    static let least = 16

    /// Steps from one measurement to the next during training.
    public let interval: Int
    /// How many pictures of each kind are compared.
    public let samples: Int
    /// How many patches of each kind are kept at each level.
    public let descriptors: Int
    /// How many directions.
    public let projections: Int
    /// Decides places and directions.
    public let seed: UInt64

    /// Plans measurements.
    ///
    /// - Parameters:
    ///   - every: Steps from one measurement to the next during training.
    ///   - samples: How many pictures of each kind are compared.
    ///   - descriptors: How many patches of each kind are kept at each level, which bounds the memory.
    ///   - projections: How many directions; 512 in the paper's code, 4 times 128.
    ///   - seed: Decides places and directions, which are the same in each measurement.
    public init(
        every: Int = 5_000, samples: Int = 10_000, descriptors: Int = 65_536, projections: Int = 512, seed: UInt64 = 0
    ) {
        interval = every
        self.samples = samples
        self.descriptors = descriptors
        self.projections = projections
        self.seed = seed
    }

    /// Pictures.
    public var input: MetricInput { .pictures }

    /// `slicedWasserstein`.
    public var measures: [Measure] {
        [
            Measure(
                "slicedWasserstein", better: .lower,
                "Sliced Wasserstein distance between patches, times 1,000, mean over the levels of a pyramid.")
        ]
    }

    /// How many patches each picture gives at each level.
    var patchesPerPicture: Int { min(128, max(descriptors / max(samples, 1), 1)) }

    /// Begins.
    public func makeAccumulator() -> any MetricAccumulator { PatchAccumulator(self) }

    /// The distance at each scale, finest first.
    ///
    /// - Parameters:
    ///   - real: Shape [N, channels, height, width]; pictures in −1…1, or bytes.
    ///   - fake: The same of generated pictures; sizes and channels must agree.
    /// - Throws: `GANError` with status 65 when pictures are too few, too small, flat, or of different sizes.
    public func distances(_ real: Tensor, _ fake: Tensor) throws -> [Level] {
        let accumulator = PatchAccumulator(self)
        accumulator.update(real.pictureBytes(), of: .real)
        accumulator.update(fake.pictureBytes(), of: .fake)
        return try accumulator.levels()
    }
}

extension SlicedWasserstein: SelfChecking {
    /// Refuses an interval, a number of patches and a number of directions below 1, and fewer than 2 samples.
    public func check() throws {
        try checkPlan(self, "SlicedWasserstein")
        try checkCount(descriptors, atLeast: 1, "descriptors", of: "SlicedWasserstein")
        try checkCount(projections, atLeast: 1, "projections", of: "SlicedWasserstein")
    }
}

extension SlicedWasserstein: DescribedPlugin {
    /// What `gan plugins` says.
    public static let plugin = PluginDescription(
        "SlicedWasserstein", .metric,
        summary: "How far small patches of pictures are from those of real ones, at several scales.",
        formula: "mean over directions of the Wasserstein distance of projected patches, times 1,000",
        source: "arXiv:1710.10196",
        parameters: [
            .init("every", "Int", default: "5_000", "steps from one measurement to the next during training"),
            .init("samples", "Int", default: "10_000", "how many pictures of each kind are compared"),
            .init(
                "descriptors", "Int", default: "65_536",
                "how many patches of each kind are kept at each level, which bounds the memory"),
            .init("projections", "Int", default: "512", "how many directions; 512 in the paper's code, 4 times 128"),
            .init(
                "seed", "UInt64", default: "0", "decides places and directions, which are the same in each measurement"),
        ],
        spelling: "SlicedWasserstein(every: 5_000)")
}
