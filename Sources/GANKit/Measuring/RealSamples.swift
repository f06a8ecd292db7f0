import Foundation
import GANData
import GANTensors
import Logging

/// Real samples to measure against: the same ones each time, each at most once, without random changes.
struct RealSamples {
    private let data: any TrainingData
    private let loaderThreads: Int
    private let cache: DecodedCacheSettings?
    private let logger: Logger
    /// What was said of pictures that cannot be read.
    var unreadableNames = UnreadableNames()
    /// Samples read at once.
    private static let batch = 64

    /// Describes them.
    ///
    /// - Parameters:
    ///   - data: Where they come from.
    ///   - loaderThreads: Threads that read and decode.
    ///   - cache: Where decoded pictures are kept.
    ///   - logger: Receives warnings.
    init(_ data: any TrainingData, loaderThreads: Int = 2, cache: DecodedCacheSettings? = nil, logger: Logger) {
        self.data = (data as? any ReferenceData)?.reference ?? data
        self.loaderThreads = loaderThreads
        self.cache = cache
        self.logger = logger
    }

    /// Hands samples out, batch after batch.
    ///
    /// - Parameters:
    ///   - count: How many; fewer where the data has fewer.
    ///   - body: Takes a batch.
    /// - Throws: `GANError` when there is no data that can be read, and what the closure throws.
    func forEach(_ count: Int, _ body: (Tensor) throws -> Void) throws {
        // One seed for all, so that what is known of them is of use to other runs.
        var loading = LoadingOptions(
            batch: Self.batch, seed: seedStream(0, "measured"), workers: loaderThreads, cache: cache, logger: logger)
        loading.isGapless = true
        loading.unreadableNames = unreadableNames
        let stream = try data.open(loading)
        defer { stream.close() }
        var taken = 0
        // What cannot be read is found out on the way, and is not counted.
        while taken < min(count, stream.sampleCount) {
            let batch = try stream.next()
            let part = min(Self.batch, min(count, stream.sampleCount) - taken)
            guard part > 0 else { return }
            try body(part < Self.batch ? batch.sliced(along: 0, from: 0, to: part) : batch)
            taken += part
        }
    }

    /// How many there are; `Int.max` for data that never repeats.
    ///
    /// - Throws: `GANError` when there is no data that can be read.
    func available() throws -> Int {
        var loading = LoadingOptions(batch: 1, seed: 0, workers: 1, logger: logger)
        loading.unreadableNames = unreadableNames
        let stream = try data.open(loading)
        defer { stream.close() }
        return stream.sampleCount
    }
}
