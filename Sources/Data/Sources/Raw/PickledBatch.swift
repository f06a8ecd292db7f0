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
            case ("data", .object("numpy.core.multiarray _reconstruct", _, .tuple(let state)?)):
                data = try Self.pixels(state, in: file)
            case ("labels", .list(let values)):
                labels = try values.map { value in
                    guard case .number(let number) = value else { throw PickleReader.other("a label is no number") }
                    return number
                }
            default: continue
            }
        }
    }

    /// The bytes of an array by its state, which is a version, the shape, the type, whether columns come first, and the bytes.
    ///
    /// Another order or type would be noise in place of pictures.
    private static func pixels(_ state: [PickleValue], in file: ArchiveFile) throws -> Range<Int> {
        guard state.count == 5, case .text(let range) = state[4] else {
            throw PickleReader.other("its pixels have no bytes")
        }
        guard case .tuple(let sizes) = state[1], case .object("numpy dtype", let arguments, _) = state[2],
            case .text? = arguments.first, case .number(let isTransposed) = state[3]
        else {
            throw PickleReader.other("its pixels have no shape, no type or no order")
        }
        let shape = sizes.map { size -> Int in if case .number(let number) = size { number } else { -1 } }
        let type = try text(arguments[0], in: file)
        guard shape.count == 2, shape[1] == CIFARBatch.shape.byteCount, type == "u1", isTransposed == 0,
            shape[0] >= 0, range.count / CIFARBatch.shape.byteCount == shape[0]
        else {
            let order = isTransposed == 0 ? "" : ", columns first"
            throw PickleReader.other(
                "its pixels are an array of shape (\(shape.map(String.init).joined(separator: ", "))) and type "
                    + "\(ArchiveName.text(type.utf8))\(order), and theirs of shape (N, 3072) and type u1, rows first")
        }
        return range
    }

    private static func text(_ value: PickleValue, in file: ArchiveFile) throws -> String {
        guard case .text(let range) = value, range.count <= 64 else { throw PickleReader.other("a key is no text") }
        return String(decoding: try file.read(at: range.lowerBound, count: range.count), as: UTF8.self)
    }
}
