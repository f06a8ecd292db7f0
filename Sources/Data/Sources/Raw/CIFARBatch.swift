import GANBase

/// One batch file of CIFAR-10, in either of its two formats.
enum CIFARBatch {
    static let shape = RawRecords.Shape(width: 32, height: 32, planes: 3)

    /// A file of the binary version: records of a label and three planes.
    static func binary(_ file: ArchiveFile, name: String) throws -> RawRecords.Part {
        let record = 1 + shape.byteCount
        guard file.size > 0, file.size % record == 0 else {
            throw GANError(
                .badData,
                "\(file.size.grouped) bytes are not a whole number of records of \(record.grouped) bytes; "
                    + "it is cut short, or no binary batch; download it again")
        }
        let count = file.size / record
        let labels = try (0..<count).map { try file.read(at: $0 * record, count: 1)[0] }
        try check(labels.map(Int.init))
        return .init(
            bytes: .file(file), count: count, first: 1, stride: record, labels: labels, name: name)
    }

    /// A file of the Python version: a pickled dictionary with `data` and `labels`.
    static func python(_ file: ArchiveFile, name: String) throws -> RawRecords.Part {
        let batch = try PickledBatch(file)
        let size = batch.data.count
        guard size > 0, size == batch.labels.count * shape.byteCount else {
            throw GANError(
                .badData,
                "\(size.grouped) bytes of pixels do not fit \(batch.labels.count.grouped) labels; download it again")
        }
        try check(batch.labels)
        return .init(
            bytes: .file(file), count: batch.labels.count, first: batch.data.lowerBound, stride: shape.byteCount,
            labels: batch.labels.map { UInt8($0) }, name: name)
    }

    private static func check(_ labels: [Int]) throws {
        if let wrong = labels.first(where: { !(0...9).contains($0) }) {
            throw GANError(.badData, "a label is \(wrong); CIFAR-10 has 0 to 9; download it again")
        }
    }
}
