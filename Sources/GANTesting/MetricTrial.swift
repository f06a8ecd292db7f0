import GANKit

/// A metric with samples in the form that it looks at.
struct MetricTrial {
    let metric: any Metric
    /// Real samples.
    let real: Tensor
    /// Others of the same kind, of another number.
    let fake: Tensor
    /// One real sample, as often as there are real samples.
    let collapsed: Tensor
    /// Samples of another kind.
    let strange: Tensor

    /// Makes the samples, and the feature network ready.
    init(_ metric: any Metric, _ samples: Tensor?) throws {
        self.metric = metric
        let isOfPoints = if case .samples = metric.input { true } else { false }
        let all = samples ?? (isOfPoints ? Self.points() : Self.pictures())
        let half = all.shape[0] / 2
        let form = try Self.form(of: metric.input)
        real = try form(all.sliced(along: 0, from: 0, to: half))
        // One less, so that no metric can take the numbers for each other.
        fake = try form(all.sliced(along: 0, from: half, to: 2 * half - 1))
        collapsed = .concatenated([Tensor](repeating: real.sliced(along: 0, from: 0, to: 1), count: half))
        let kind = all.sliced(along: 0, from: 0, to: half)
        let noise = Random(seed: 8).uniform(kind.shape, from: -1, to: 1, dtype: kind.dtype)
        let spread = kind.max().scalar() - kind.min().scalar()
        strange = try form(isOfPoints ? kind + 10 * max(spread, 1) : noise)
    }

    /// Measures batches in their order.
    func measure(_ batches: [(Tensor, SampleKind)]) throws -> [Double] {
        let accumulator = metric.makeAccumulator()
        for (batch, kind) in batches { accumulator.update(batch, of: kind) }
        return known(try accumulator.compute())
    }

    /// The numbers with 0 for one of which nothing is known: what a metric may not know has no value to compare.
    func known(_ numbers: [Double]) -> [Double] {
        numbers.enumerated().map { index, value in
            let mayBeUnknown = metric.measures.indices.contains(index) && metric.measures[index].mayBeUnknown
            return mayBeUnknown && value.isNaN ? 0 : value
        }
    }

    private static func form(of input: MetricInput) throws -> (Tensor) throws -> Tensor {
        switch input {
        case .samples: return { $0 }
        case .pictures: return { $0.pictureBytes() }
        case .features(let source):
            let network = try source.load(on: .cpu)
            return { try network.features(of: $0.pictureBytes()) }
        case .logits(let source):
            let network = try source.load(on: .cpu)
            return { try network.logits(of: $0.pictureBytes()) }
        }
    }

    private static func points() -> Tensor { Random(seed: 6).normal([96, 2], mean: 1, dtype: .float64) }

    /// Two colours that pass into each other in some direction, with a little noise.
    static func pictures() -> Tensor {
        let (random, count, side) = (Random(seed: 6), 48, 32)
        let ramp = Tensor.arange(side) / Double(side - 1) - 0.5
        let across = random.normal([count, 3, 1, 1]) * ramp.reshaped([1, 1, 1, side])
        let down = random.normal([count, 3, 1, 1]) * ramp.reshaped([1, 1, side, 1])
        let colour = random.uniform([count, 3, 1, 1], from: -0.6, to: 0.6)
        return (colour + across + down + random.normal([count, 3, side, side], deviation: 0.05)).clamped(
            min: -1, max: 1)
    }
}
