import GANBase

/// The pixels and labels in a batch file of CIFAR-10's Python version, a pickle.
struct PickledBatch {
    /// Where the pixels are in the file.
    private(set) var data: Range<Int> = 0..<0
    private(set) var labels: [Int] = []

    /// Reads the file.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    init(_ file: ArchiveFile) throws {
        guard case .dictionary(let pairs) = try PickleReader.read(file) else {
            throw PickleReader.other("it holds no dictionary")
        }
        for (key, value) in pairs {
            switch (try Self.text(key, in: file), value) {
            case ("data", .object("numpy.core.multiarray _reconstruct", .tuple(let state)?)):
                guard state.count == 5, case .text(let range) = state[4] else {
                    throw PickleReader.other("its pixels have no bytes")
                }
                data = range
            case ("labels", .list(let values)):
                labels = try values.map { value in
                    guard case .number(let number) = value else { throw PickleReader.other("a label is no number") }
                    return number
                }
            default: continue
            }
        }
    }

    private static func text(_ value: PickleValue, in file: ArchiveFile) throws -> String {
        guard case .text(let range) = value, range.count <= 64 else { throw PickleReader.other("a key is no text") }
        return String(decoding: try file.read(at: range.lowerBound, count: range.count), as: UTF8.self)
    }
}
