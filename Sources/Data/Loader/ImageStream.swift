import Foundation
import GANBase
import GANTensors

/// Batches of pictures, decoded ahead of the step by worker threads.
final class ImageStream: SampleStream {
    private let collection: any ImageCollection
    private let describe: @Sendable (Int) -> String
    private let transform: ImageTransform
    private let loading: LoadingOptions
    private let prepared: PreparedImages
    private let queue: OrderedQueue<PixelBatch>
    private let workers = DispatchGroup()
    private(set) var unreadable: [UnreadableImage] = []
    private var reported: Set<Int> = []
    private var waited = Duration.zero
    private(set) var position: Int

    /// Starts the workers.
    ///
    /// - Throws: `GANError` with status 65 when too much of what was found is no picture, 70 when there is no thread to be
    ///   had.
    /// - Parameters:
    ///   - place: The source in words, as part of the name of its decoded pictures.
    ///   - shuffle: In which order an epoch takes the pictures.
    ///   - describe: A number of pictures and what they are: "50,000 pictures in faces".
    init(
        _ collection: any ImageCollection, place: String, shuffle: Shuffle, transform: ImageTransform,
        decoding: ImageDecoding,
        loading: LoadingOptions, describe: @escaping @Sendable (Int) -> String
    ) throws {
        self.collection = collection
        self.describe = describe
        self.transform = transform
        self.loading = loading
        position = loading.firstBatch
        queue = OrderedQueue(depth: loading.workers + 2, first: loading.firstBatch)
        let order = EpochOrder(
            count: collection.count, batch: loading.batch, seed: loading.seed, process: loading.process,
            processes: loading.processes, shuffle: shuffle,
            isGapless: loading.isGapless, parts: collection.parts)
        prepared = PreparedImages(
            collection, place: place, transform: transform, decoding: decoding, cache: loading.cache,
            firstEpoch: order.place(ofSample: 0, inBatch: loading.firstBatch).epoch, logger: loading.logger)
        let maker = BatchMaker(
            collection, prepared: prepared, transform: transform, order: order, batch: loading.batch,
            seed: loading.seed)
        SaidFindings.say(collection.findings, of: place, to: loading.logger)
        add(collection.rejected)
        try checkBadImages()
        for number in 1...loading.workers {
            do {
                try startWorker(number, maker: maker)
            } catch {
                // Those that run already would else wait for ever.
                close()
                throw error
            }
        }
    }

    deinit {
        close()
    }

    var sampleCount: Int { collection.count - reported.count }

    var summary: String {
        "\(describe(sampleCount)), \(transform.size)"
    }

    var secondsWaited: Double { waited / .seconds(1) }

    func next() throws -> Tensor {
        let clock = ContinuousClock()
        let start = clock.now
        let result = queue.take()
        waited += start.duration(to: clock.now)
        guard let batch = try result?.get() else {
            throw GANError(.ourFault, "the stream of pictures was closed")
        }
        position += 1
        try take(batch.failures)
        return try .colours(
            ofPixels: batch.pixels, count: loading.batch, height: transform.size.height, width: transform.size.width,
            channels: transform.channels, dtype: loading.dtype, device: loading.device)
    }

    func close() {
        queue.close()
        workers.wait()
        prepared.close()
    }

    /// Threads hold the queue and the maker, never the stream, so that a forgotten stream still ends them.
    private func startWorker(_ number: Int, maker: BatchMaker) throws {
        workers.enter()
        do {
            try WorkerThread.start("gan-loader-\(number)", thatWhich: "reads data") { [queue, workers] in
                while let number = queue.claim() {
                    queue.put(Result { try maker.make(number) }, number: number)
                }
                workers.leave()
            }
        } catch {
            workers.leave()
            throw error
        }
    }

    private func add(_ images: [UnreadableImage]) {
        unreadable += images
        loading.unreadableNames.tell(of: images, loading.logger)
    }

    private func take(_ failures: [PixelBatch.Failure]) throws {
        let new = failures.filter { reported.insert($0.index).inserted }
        guard !new.isEmpty else { return }
        add(new.map { UnreadableImage(name: collection.name(at: $0.index), reason: $0.reason) })
        try checkBadImages()
    }

    /// Stops when there are more bad pictures than the policy allows.
    ///
    /// - Throws: `GANError` with status 65.
    private func checkBadImages() throws {
        let all = collection.count + collection.rejected.count
        if let objection = loading.badImages.objection(to: unreadable, of: all) { throw objection }
    }
}
