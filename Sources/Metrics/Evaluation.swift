public import GANTensors

/// Measures several metrics at once, so that each sample goes through each feature network only once.
public final class Evaluation {
    /// One metric under way.
    private struct Item {
        let metric: any Metric
        let accumulator: any MetricAccumulator
        var counts: [SampleKind: Int] = [:]
        /// The number of its feature network, where it has one.
        let network: Int?
        /// Whether it was told of the real samples.
        var knowsReal = false

        /// What the feature network is called.
        var features: String? {
            switch metric.input {
            case .samples, .pictures: nil
            case .features(let source), .logits(let source): source.name
            }
        }
    }

    private var items: [Item] = []
    private var networks: [(identity: String, extractor: any FeatureExtractor)] = []

    /// Makes the feature networks ready.
    ///
    /// - Parameters:
    ///   - metrics: What is measured.
    ///   - device: Where the networks compute.
    /// - Throws: `GANError` when a feature network cannot be read.
    public init(_ metrics: [any Metric], device: Device = .cpu) throws {
        for metric in metrics {
            items.append(
                Item(metric: metric, accumulator: metric.makeAccumulator(), network: try network(of: metric, device)))
        }
    }

    private func network(of metric: any Metric, _ device: Device) throws -> Int? {
        let source: any FeatureSource
        switch metric.input {
        case .samples, .pictures: return nil
        case .features(let features), .logits(let features): source = features
        }
        let identity = try source.identity()
        if let known = networks.firstIndex(where: { $0.identity == identity }) { return known }
        networks.append((identity, try source.load(on: device)))
        return networks.count - 1
    }

    /// What the metrics know of the real samples, for the next evaluation of the same metrics against the same samples.
    ///
    /// By metric, then by name; empty for a metric that cannot use it again.
    public var realStates: [[(name: String, tensor: Tensor)]] {
        items.map { ($0.accumulator as? any ReusableAccumulator)?.realState ?? [] }
    }

    /// Takes over what an evaluation has learnt of the same real samples.
    ///
    /// - Parameters:
    ///   - state: What ``realStates`` had for the metric; where it is empty, the metric learns of them anew.
    ///   - count: How many real samples they were.
    ///   - index: Which of the metrics.
    public func restoreReal(_ state: [(name: String, tensor: Tensor)], count: Int, of index: Int) {
        guard !state.isEmpty, items.indices.contains(index),
            let accumulator = items[index].accumulator as? any ReusableAccumulator
        else { return }
        accumulator.restoreReal(Dictionary(state.map { ($0.name, $0.tensor) }) { $1 })
        items[index].counts[.real] = max(min(count, items[index].metric.samples), 0)
        items[index].knowsReal = true
    }

    /// How many more samples of a kind some metric wants.
    public func wanted(_ kind: SampleKind) -> Int {
        items.map { kind == .real && $0.knowsReal ? 0 : $0.metric.samples - ($0.counts[kind] ?? 0) }.max().map {
            max($0, 0)
        } ?? 0
    }

    /// Takes in samples; each metric takes as many as it wants.
    ///
    /// - Parameters:
    ///   - samples: Shape [N, …]; pictures in −1…1, or bytes.
    ///   - kind: Where they come from.
    /// - Throws: `GANError` with status 65 when a feature network does not take them.
    public func update(_ samples: Tensor, of kind: SampleKind) throws {
        try withoutGradients {
            var features: [Int: Tensor] = [:]
            var logits: [Int: Tensor] = [:]
            var bytes: Tensor?
            func pictures() -> Tensor {
                let made = bytes ?? samples.pictureBytes()
                bytes = made
                return made
            }
            for index in items.indices {
                let done = items[index].counts[kind] ?? 0
                let count = min(items[index].metric.samples - done, samples.shape[0])
                guard count > 0, !(kind == .real && items[index].knowsReal) else { continue }
                let input: Tensor
                switch (items[index].metric.input, items[index].network) {
                case (.features, .some(let network)):
                    input = try features[network] ?? networks[network].extractor.features(of: pictures())
                    features[network] = input
                case (.logits, .some(let network)):
                    input = try logits[network] ?? networks[network].extractor.logits(of: pictures())
                    logits[network] = input
                case (.pictures, _): input = pictures()
                default: input = samples
                }
                items[index].accumulator.update(
                    count == input.shape[0] ? input : input.sliced(along: 0, from: 0, to: count), of: kind)
                items[index].counts[kind] = done + count
            }
        }
    }

    /// The numbers of all metrics, metric by metric.
    ///
    /// - Throws: `GANError` with status 65 when there are too few samples, or numbers that are not finite.
    public func results() throws -> [[MetricValue]] { try items.map(results(of:)) }

    /// The same, with no numbers for a metric that cannot give them.
    public func resultsWhereThereAreAny() -> [[MetricValue]] { items.map { (try? results(of: $0)) ?? [] } }

    private func results(of item: Item) throws -> [MetricValue] {
        zip(item.metric.measures, try item.accumulator.compute()).map {
            var value = MetricValue($0.name, $1, better: $0.better)
            value.isKnown = !($0.mayBeUnknown && $1.isNaN)
            value.basis = MetricBasis(
                real: item.counts[.real] ?? 0, fake: item.counts[.fake] ?? 0, features: item.features)
            return value
        }
    }
}
