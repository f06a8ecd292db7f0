import Foundation
import GANBase
import GANTensors

/// Batches of pictures, decoded ahead of the step by worker threads.
final class ImageStream: SampleStream {
    private let collection: any ImageCollection
    private let describe: @Sendable (Int) -> String
    private let side: Int
    private let loading: LoadingOptions
    private let queue: OrderedQueue<PixelBatch>
    private let workers = DispatchGroup()
    private var report: UnreadableReport
    private var reported: Set<Int> = []
    private var waited = Duration.zero

    /// Starts the workers.
    ///
    /// - Parameter describe: A number of pictures and what they are: "50,000 pictures in faces".
    init(
        collection: any ImageCollection, side: Int, isFlipping: Bool, loading: LoadingOptions,
        describe: @escaping @Sendable (Int) -> String
    ) {
        self.collection = collection
        self.describe = describe
        self.side = side
        self.loading = loading
        report = UnreadableReport(report: loading.report)
        queue = OrderedQueue(depth: loading.workers + 2)
        let maker = BatchMaker(
            collection: collection, side: side, isFlipping: isFlipping, batch: loading.batch, seed: loading.seed)
        for number in 1...loading.workers {
            startWorker(number, maker: maker)
        }
        report.add(collection.rejected)
    }

    deinit {
        close()
    }

    var sampleCount: Int { collection.count - reported.count }

    var summary: String {
        "\(describe(sampleCount)), \(side)×\(side)"
    }

    var unreadable: [UnreadableImage] { report.unreadable }

    var secondsWaited: Double { waited / .seconds(1) }

    func next() throws -> Tensor {
        let clock = ContinuousClock()
        let start = clock.now
        let result = queue.take()
        waited += start.duration(to: clock.now)
        guard let batch = try result?.get() else {
            throw GANError(.ourFault, "the stream of pictures was closed")
        }
        take(batch.failures)
        return try tensor(of: batch.pixels)
    }

    func close() {
        queue.close()
        workers.wait()
    }

    /// Threads hold the queue and the maker, never the stream, so that a forgotten stream still ends them.
    private func startWorker(_ number: Int, maker: BatchMaker) {
        let thread = Thread { [queue, workers] in
            while let number = queue.claim() {
                queue.put(Result { try maker.make(number) }, number: number)
            }
            workers.leave()
        }
        thread.name = "gan-loader-\(number)"
        thread.stackSize = 4 << 20
        workers.enter()
        thread.start()
    }

    private func take(_ failures: [PixelBatch.Failure]) {
        let new = failures.filter { reported.insert($0.index).inserted }
        report.add(new.map { UnreadableImage(name: collection.name(at: $0.index), reason: $0.reason) })
    }

    /// Bytes [N, side, side, 3] as numbers [N, 3, side, side] in −1...1, channels-last without moving a byte.
    private func tensor(of pixels: [UInt8]) throws -> Tensor {
        let bytes = try pixels.withUnsafeBytes {
            try Tensor(bytes: $0, shape: [loading.batch, side, side, 3], dtype: .uint8, device: .cpu)
        }
        let wide: DType = loading.dtype == .float64 ? .float64 : .float32
        return (bytes.permuted([0, 3, 1, 2]).to(wide) / 127.5 - 1).to(loading.dtype)
    }
}
