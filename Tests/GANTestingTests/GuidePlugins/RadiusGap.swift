import GANKit

/// How far the mean distance from the origin is from that of real samples.
struct RadiusGap: Metric {
    var interval = 500
    var samples = 5_000
    var input: MetricInput { .samples }
    var measures: [Measure] {
        [Measure("radiusGap", better: .lower, "Difference of the mean distances from the origin.")]
    }

    func makeAccumulator() -> any MetricAccumulator { RadiusAccumulator() }
}

final class RadiusAccumulator: MetricAccumulator {
    private var sums: [SampleKind: Double] = [:]
    private var counts: [SampleKind: Int] = [:]

    func update(_ batch: Tensor, of kind: SampleKind) {
        let radii = withoutGradients { batch.to(.float64).flattened(from: 1).square().sum(over: [1]).sqrt() }
        sums[kind, default: 0] += radii.sum().scalar()
        counts[kind, default: 0] += batch.shape[0]
    }

    func compute() throws -> [Double] {
        let means = try SampleKind.allCases.map { kind in
            guard let sum = sums[kind], let count = counts[kind], count > 0 else {
                throw GANError(.badData, "the radius gap needs samples, and there are no \(kind) ones")
            }
            guard sum.isFinite else {
                throw GANError(.badData, "the \(kind) samples hold numbers that are not finite")
            }
            return sum / Double(count)
        }
        return [abs(means[0] - means[1])]
    }
}
