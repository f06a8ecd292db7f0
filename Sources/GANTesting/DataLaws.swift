public import GANKit

/// Checks the laws that all training data must obey.
///
/// A batch has the shape [batch] + `sampleShape`, the type that was asked for, lies on the CPU and is finite; pictures are in
/// −1…1 and channels-last. The same seed gives the same batches bit for bit, whatever the number of workers, and another
/// seed others, unless all samples are alike. `position` counts batches, and a stream that begins at a later one goes on
/// exactly there. Of several processes each gets batches of its own. Summaries are one line, and a stream can be closed twice.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: Points(from: MyDistribution())) }
/// ```
///
/// - Parameter data: The data, with as many samples as a batch of 4 needs, or more.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers; what `TrainingData.open(_:)` throws.
public func checkLaws(of data: any TrainingData) throws {
    var book = LawBook(data)
    requireLine(data.summary, "the summary", in: &book)
    book.require(
        data.sampleShape.allSatisfy { $0 >= 1 }, "sampleShape is \(data.sampleShape); every size is 1 or more")
    let plain = try Batches(of: data)
    requireLine(plain.summary, "the stream's summary", in: &book)
    book.require(plain.sampleCount >= 1, "sampleCount is \(plain.sampleCount) and must be 1 or more")
    book.require(
        plain.positions == [0, 1, 2, 3], "position is \(plain.positions) before and after three batches, not 0 to 3")
    for batch in plain.tensors { checkBatch(batch, of: data, .float32, in: &book) }
    // Samples cannot be told apart in batches of another shape.
    guard plain.tensors.allSatisfy({ $0.shape == [4] + data.sampleShape }) else { return try book.close() }
    try checkBatch(Batches(of: data) { $0.dtype = .float64 }.tensors[0], of: data, .float64, in: &book)

    let again = try Batches(of: data)
    book.require(again.bytes == plain.bytes, "the same seed gives other batches when the data is opened again")
    let workers = try Batches(of: data) { $0.workers = 5 }
    book.require(workers.bytes == plain.bytes, "five workers give other batches than one")
    let later = try Batches(of: data, count: 1) { $0.firstBatch = 2 }
    book.require(
        later.bytes == [plain.bytes[2]],
        "a stream whose first batch is number 2 does not begin with it: a resumed run differs")
    book.require(later.positions == [2, 3], "position is \(later.positions) around batch 2, not 2 and 3")
    guard plain.varies else { return try book.close() }
    let seeds = try (5...7).map { seed in try Batches(of: data) { $0.seed = seed }.bytes }
    book.require(seeds.contains { $0 != plain.bytes }, "another seed gives the same batches")
    if plain.sampleCount >= 16 {
        let parts = try (0..<2).map { process in
            try Batches(of: data) { ($0.process, $0.processes) = (process, 2) }.bytes
        }
        book.require(parts[0] != parts[1], "two processes get the same batches: look at process and processes")
    }
    try book.close()
}

/// The first batches of a stream.
private struct Batches {
    let tensors: [Tensor]
    let positions: [Int]
    let sampleCount: Int
    let summary: String

    init(
        of data: any TrainingData, count: Int = 3, _ change: (inout LoadingOptions) -> Void = { _ in }
    ) throws {
        var loading = LoadingOptions(batch: 4, seed: 4, workers: 1)
        change(&loading)
        let stream = try data.open(loading)
        var (tensors, positions) = ([Tensor](), [stream.position])
        for _ in 0..<count {
            tensors.append(try stream.next())
            positions.append(stream.position)
        }
        (sampleCount, summary) = (stream.sampleCount, stream.summary)
        stream.close()
        stream.close()
        (self.tensors, self.positions) = (tensors, positions)
    }

    var bytes: [[UInt8]] { tensors.map { $0.contiguous().bytes() } }

    /// Whether two samples differ.
    var varies: Bool {
        let rows = tensors.filter { $0.rank > 0 }.flatMap { batch in
            (0..<batch.shape[0]).map { batch.sliced(along: 0, from: $0, to: $0 + 1).contiguous().bytes() }
        }
        return rows.contains { $0 != rows[0] }
    }
}

private func checkBatch(_ batch: Tensor, of data: any TrainingData, _ dtype: DType, in book: inout LawBook) {
    book.require(
        batch.shape == [4] + data.sampleShape,
        "a batch of 4 has the shape \(batch.shape) and must have \([4] + data.sampleShape), sampleShape behind the batch"
    )
    guard batch.shape == [4] + data.sampleShape else { return }
    book.require(batch.dtype == dtype, "a batch is \(batch.dtype) where \(dtype) was asked for")
    book.require(batch.device == .cpu, "a batch is on \(batch.device) and must be on the CPU")
    book.require(!batch.requiresGradient, "a batch has a history: detach it")
    let isFinite = batch.isFinite().all()
    book.require(isFinite, "a batch holds numbers that are not finite")
    guard isFinite, data.sampleShape.count == 3 else { return }
    let (low, high) = (batch.min().scalar(), batch.max().scalar())
    book.require(low >= -1 && high <= 1, "pictures have numbers from \(low) to \(high); they must be in −1…1")
    book.require(batch.isChannelsLast, "pictures are not channels-last, which convolutions are fast with")
}

/// Notes a text that is not one line.
private func requireLine(_ text: String, _ what: String, in book: inout LawBook) {
    book.require(!text.isEmpty && !text.contains(where: \.isNewline), "\(what) is \"\(text)\" and must be one line")
}
