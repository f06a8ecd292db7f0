import GANBase
public import GANTensors

/// Samples that are in memory already: the rows of a tensor, shuffled by epoch.
///
/// To use it, write `data: .tensors(samples)`.
public struct TensorSamples: TrainingData {
    /// Shape of one sample.
    public let sampleShape: [Int]
    /// How many samples there are.
    public let count: Int
    private let bytes: [UInt8]
    private let dtype: DType

    /// Takes a copy of samples.
    ///
    /// - Parameter samples: Shape [count] + the shape of a sample. Pictures have values in −1...1.
    public init(_ samples: Tensor) {
        sampleShape = Array(samples.shape.dropFirst())
        count = samples.shape.first ?? 0
        dtype = samples.dtype
        bytes = samples.detached().contiguous().bytes()
    }

    /// "1,000 samples of shape [2]".
    public var summary: String { "\(count.grouped) samples of shape \(sampleShape)" }

    /// Starts to hand out batches.
    ///
    /// - Throws: `GANError` with status 66 when there is no sample, 64 when the batch is impossible.
    public func open(_ loading: LoadingOptions) throws -> any SampleStream {
        guard count > 0, !bytes.isEmpty else {
            throw GANError(.missingInput, "there is no sample: the tensor is empty; its first dimension counts samples")
        }
        guard loading.batch >= 1, loading.batch <= 1 << 20 else {
            throw GANError(.usage, "the batch must be 1 to 1,048,576, not \(loading.batch)")
        }
        return TensorStream(self, bytes: bytes, dtype: dtype, loading: loading)
    }
}

/// Batches of samples in memory.
private final class TensorStream: SampleStream {
    private let samples: TensorSamples
    private let bytes: [UInt8]
    private let dtype: DType
    private let loading: LoadingOptions
    private let order: EpochOrder
    private(set) var position: Int

    init(_ samples: TensorSamples, bytes: [UInt8], dtype: DType, loading: LoadingOptions) {
        self.samples = samples
        self.bytes = bytes
        self.dtype = dtype
        self.loading = loading
        position = loading.firstBatch
        order = EpochOrder(
            count: samples.count, batch: loading.batch, seed: loading.seed, process: loading.process,
            processes: loading.processes, isGapless: loading.isGapless)
    }

    var sampleCount: Int { samples.count }
    var summary: String { samples.summary }
    var unreadable: [UnreadableImage] { [] }
    var secondsWaited: Double { 0 }

    func next() throws -> Tensor {
        let size = bytes.count / samples.count
        var rows: [UInt8] = []
        rows.reserveCapacity(size * loading.batch)
        for sample in 0..<loading.batch {
            let place = order.place(ofSample: sample, inBatch: position)
            let row = Int(order.order(ofEpoch: place.epoch)[place.position])
            rows.append(contentsOf: bytes[row * size..<(row + 1) * size])
        }
        position += 1
        let batch = try Tensor(bytes: rows, shape: [loading.batch] + samples.sampleShape, dtype: dtype)
        return (samples.sampleShape.count == 3 ? batch.channelsLast() : batch).to(loading.dtype)
    }

    func close() {}
}

extension TrainingData where Self == TensorSamples {
    /// Samples that are in memory already, shuffled by epoch.
    ///
    /// - Parameter samples: Shape [count] + the shape of a sample; a copy is taken.
    public static func tensors(_ samples: Tensor) -> TensorSamples { TensorSamples(samples) }
}
