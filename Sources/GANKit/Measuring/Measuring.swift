import Foundation
import GANBase
import GANData
public import GANMetrics
public import GANTensors
public import Logging

/// Measures samples against real ones, and remembers what it has learnt of the real ones: in memory, and on disk in the cache
/// folder for other runs.
public final class Measuring {
    private var real: RealSamples
    private let data: any TrainingData
    /// What tells the data from others.
    ///
    /// Looked up when something is measured, because that lists all files.
    private lazy var identity = try? (data as? any ReferenceData)?.identity()
    private let findsFloor: Bool
    private let device: Device
    let logger: Logger
    private var known: [String: RealStatistics] = [:]

    /// Prepares; nothing is read before it is needed.
    ///
    /// - Parameters:
    ///   - data: Where the real samples come from; random changes such as flips are left out.
    ///   - device: Where feature networks compute.
    ///   - loaderThreads: Threads that read and decode.
    ///   - cache: Where decoded pictures are kept.
    ///   - findsFloor: Whether two halves of the real data are compared as well, which takes as long again.
    ///   - logger: Receives warnings.
    public init(
        data: any TrainingData, device: Device = .cpu, loaderThreads: Int = 2, cache: DecodedCacheSettings? = nil,
        findsFloor: Bool = true, logger: Logger = Logger(label: "gankit")
    ) {
        real = RealSamples(data, loaderThreads: loaderThreads, cache: cache, logger: logger)
        self.data = data
        self.findsFloor = findsFloor
        self.device = device
        self.logger = logger
    }

    /// Lets pictures that cannot be read be named once, with what else opens the data.
    func share(_ names: UnreadableNames) { real.unreadableNames = names }

    /// Measures.
    ///
    /// - Parameters:
    ///   - metrics: What is measured.
    ///   - progress: Is told of samples that are done.
    ///   - fakes: Is asked for so many samples, and hands them over batch after batch.
    /// - Returns: The numbers, each with the samples it is of and with the noise floor.
    /// - Throws: `GANError` when the data or a feature network cannot be read, or there are too few samples.
    public func measure(
        _ metrics: [any Metric], progress: @escaping (Int) throws -> Void = { _ in },
        fakes: (Int, (Tensor) throws -> Void) throws -> Void
    ) throws -> [MetricValue] {
        let statistics = try statistics(of: metrics, progress)
        let evaluation = try Evaluation(metrics, device: device)
        for (index, statistics) in statistics.enumerated() {
            evaluation.restoreReal(statistics.state, count: statistics.count, of: index)
        }
        if evaluation.wanted(.real) > 0 {
            try real.forEach(evaluation.wanted(.real)) { batch in
                try evaluation.update(batch.to(device), of: .real)
                try progress(batch.shape[0])
            }
        }
        try fakes(evaluation.wanted(.fake)) { batch in
            try evaluation.update(batch.to(device), of: .fake)
            try progress(batch.shape[0])
        }
        return try zip(evaluation.results(), statistics).flatMap { values, statistics in
            values.map { value in
                var value = value
                value.basis?.floor = statistics.floors[value.name]
                return value
            }
        }
    }

    /// Measures with a progress bar on the terminal, until someone interrupts.
    package func measureInSight(
        _ metrics: [any Metric], fakes: (Int, (Tensor) throws -> Void) throws -> Void
    ) throws -> [MetricValue] {
        let interruption = try Interruption()
        let bar = ProgressBar("Measuring", total: try work(metrics), unit: "samples")
        defer { bar.clear() }
        let progress = { (count: Int) in
            bar.advance(by: count)
            try interruption.check()
        }
        return try measure(metrics, progress: progress, fakes: fakes)
    }

    /// Hands out pictures that are measured against others.
    ///
    /// - Throws: `GANError` when there is no data that can be read, and what the closure throws.
    package static func forEachSample(
        of data: any TrainingData, _ count: Int, loaderThreads: Int, _ give: (Tensor) throws -> Void
    ) throws {
        try RealSamples(data, loaderThreads: loaderThreads, logger: .onConsole()).forEach(count, give)
    }

    /// About how many samples are looked at.
    private func work(_ metrics: [any Metric]) throws -> Int {
        let wanted = metrics.map(\.samples).max() ?? 0
        let isKnown = try metrics.allSatisfy { metric in
            let path = try path(of: metric)
            return known[path] != nil || (identity != nil && FileManager.default.fileExists(atPath: path))
        }
        let all = isKnown ? 0 : try real.available()
        return wanted + min(all, findsFloor ? 2 * wanted : wanted)
    }

    /// What is known of the real samples, metric by metric, or what there is to learn of them.
    private func statistics(
        of metrics: [any Metric], _ progress: @escaping (Int) throws -> Void
    ) throws -> [RealStatistics] {
        let paths = try metrics.map(path(of:))
        for path in paths where known[path] == nil && identity != nil {
            guard let statistics = RealStatistics(path) else { continue }
            logger.debug("statistics of \(statistics.count.grouped) real samples are read from \(path)")
            known[path] = statistics
        }
        let missing = zip(metrics, paths).filter { known[$0.1] == nil }
        if !missing.isEmpty {
            for (path, statistics) in zip(missing.map(\.1), try learn(missing.map(\.0), progress)) {
                known[path] = statistics
                if identity != nil { keep(statistics, in: path) }
            }
        }
        return paths.compactMap { known[$0] }
    }

    private func path(of metric: any Metric) throws -> String {
        try RealStatistics.path(of: metric, data: "\(identity ?? "") \(findsFloor)")
    }

    private func keep(_ statistics: RealStatistics, in path: String) {
        do {
            try statistics.write(to: path)
        } catch {
            let reason = (error as? GANError)?.message ?? "\(error)"
            logger.warning("what was learnt of the real samples is not kept: \(reason)")
        }
    }

    /// Looks at the real samples, and at as many others for the noise floor, or at halves where there are not so many.
    private func learn(_ metrics: [any Metric], _ progress: @escaping (Int) throws -> Void) throws -> [RealStatistics] {
        let evaluation = try Evaluation(metrics, device: device)
        let floor = try Evaluation(metrics, device: device)
        let wanted = evaluation.wanted(.real)
        let all = try real.available()
        let half = findsFloor ? min(wanted, all / 2) : 0
        var seen = 0
        try real.forEach(max(min(wanted, all), 2 * half)) { batch in
            let batch = batch.to(device)
            let count = batch.shape[0]
            if seen < wanted { try evaluation.update(batch, of: .real) }
            // The first half, and what of the batch belongs to the second one.
            let first = min(max(half - seen, 0), count)
            if first > 0 { try floor.update(batch.sliced(along: 0, from: 0, to: first), of: .real) }
            if half > 0, first < count { try floor.update(batch.sliced(along: 0, from: first, to: count), of: .fake) }
            seen += count
            try progress(count)
        }
        // What cannot be measured on halves, for lack of samples, has no floor.
        let floors = half > 0 ? floor.resultsWhereThereAreAny() : metrics.map { _ in [] }
        return zip(zip(metrics, evaluation.realStates), floors).map { metric, floors in
            RealStatistics(
                state: metric.1, count: min(seen, metric.0.samples),
                floors: Dictionary(floors.filter(\.isKnown).map { ($0.name, $0.value) }) { $1 })
        }
    }
}

@available(*, unavailable, message: "tensors stay on one thread")
extension Measuring: Sendable {}
