import GANBase

/// A file of MNIST's format IDX: a header, then bytes; plain, or compressed by gzip.
struct IDXFile {
    /// The sizes, the number of items first.
    let sizes: [Int]
    /// Where the bytes are.
    let storage: RawRecords.Storage
    /// The first byte after the header.
    let first: Int

    /// More is refused before room is made for it.
    private static let largest = 1 << 31

    /// Reads the header.
    ///
    /// - Parameter dimensions: 3 for pictures, 1 for labels.
    /// - Throws: `GANError` with status 65 and the reason alone.
    init(_ file: ArchiveFile, dimensions: Int) throws {
        first = 4 + 4 * dimensions
        var start = try file.read(at: 0, atMost: 1024)
        let isPacked = start.starts(with: [0x1F, 0x8B])
        if isPacked {
            start = try Inflater.beginning(of: start, limit: first, .gzip)
        }
        let header = ByteFields(start)
        guard start.count >= first, header.has([0, 0, 8, UInt8(dimensions)], at: 0) else {
            throw GANError(.badData, "it is no IDX file of bytes in \(dimensions) dimensions; download it again")
        }
        sizes = (0..<dimensions).map { header.bigEndian(at: 4 + 4 * $0, 4) }
        var total = first
        var product = 1
        for size in sizes {
            let (result, isTooLarge) = product.multipliedReportingOverflow(by: size)
            guard size > 0, !isTooLarge, result <= Self.largest else {
                throw GANError(
                    .badData,
                    "its header says \(sizes.map(\.grouped).joined(separator: "×")), which cannot be read; download it again"
                )
            }
            product = result
        }
        total += product
        if isPacked {
            guard total / Inflater.largestRatio <= file.size else {
                throw GANError(
                    .badData,
                    "\(file.size.grouped) bytes cannot hold the \(total.grouped) that its header asks for; download it again"
                )
            }
            storage = .memory(try Inflater.inflate(file.read(at: 0, count: file.size), size: total, .gzip))
        } else {
            guard total == file.size else {
                throw GANError(
                    .badData,
                    "it has \(file.size.grouped) bytes, and its header asks for \(total.grouped); download it again")
            }
            storage = .file(file)
        }
    }

    /// All bytes after the header.
    func contents() throws -> [UInt8] {
        switch storage {
        case .file(let file): try file.read(at: first, count: file.size - first)
        case .memory(let bytes): Array(bytes.dropFirst(first))
        }
    }
}
