import Foundation

/// The safetensors format: a length, a JSON header with names, types, shapes and offsets, then the numbers.
///
/// Reading checks every length and offset before a tensor is made, and executes nothing. Format:
/// https://github.com/huggingface/safetensors.
enum SafeTensors {
    /// A file's contents for named tensors, in the given order.
    static func encode(_ tensors: [(name: String, tensor: Tensor)]) -> Data {
        var file = Data()
        encode(tensors) { file.append($0) }
        return file
    }

    /// Gives a file's contents piece by piece, a tensor at a time, so that not all of them are in memory twice.
    static func encode(_ tensors: [(name: String, tensor: Tensor)], into give: (Data) throws -> Void) rethrows {
        try give(header(tensors.map { ($0.name, $0.tensor.shape, $0.tensor.dtype) }))
        for (_, tensor) in tensors { try give(Data(tensor.bytes())) }
    }

    /// What stands before the numbers, for named tensors of given shapes and types, in the given order.
    static func header(_ tensors: [(name: String, shape: [Int], dtype: DType)]) -> Data {
        var header: [(key: String, value: JSONText)] = [("__metadata__", .object([("format", .string("pt"))]))]
        var end = 0
        for (name, shape, dtype) in tensors {
            let start = end
            end += shape.reduce(1, *) * dtype.byteSize
            header.append(
                (
                    name,
                    .object([
                        ("dtype", .string(code(of: dtype))),
                        ("shape", .array(shape.map { .integer($0) })),
                        ("data_offsets", .array([.integer(start), .integer(end)])),
                    ])
                ))
        }
        var text = Data(JSONText.object(header).line.utf8)
        // Eight-byte alignment lets readers map the numbers straight from the file.
        text.append(contentsOf: [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8))
        return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Data($0) } + text
    }

    /// The tensors of a file by name.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - advice: What to do when it is damaged.
    ///   - followsLinks: Whether the path may be a link: for files that the user named.
    /// - Throws: `GANError` with status 66 when the file is not there, 65 when it is damaged or no regular file.
    static func read(
        _ path: String, advice: String? = nil, followsLinks: Bool = false
    ) throws -> [String: Tensor] {
        let file = try RegularFile(path, followsLinks: followsLinks)
            .contents(atMost: Int(clamping: ProcessInfo.processInfo.physicalMemory))
        do {
            return try decode(file)
        } catch let damage as SafeTensorsHeader.Damage {
            throw GANError(
                .badData, "\(path) is not a whole safetensors file: \(damage.what)\(advice.map { "; " + $0 } ?? "")")
        }
    }

    private static func decode(_ file: Data) throws -> [String: Tensor] {
        var tensors: [String: Tensor] = [:]
        for entry in try SafeTensorsHeader(of: file).entries {
            guard let dtype = DType.allCases.first(where: { code(of: $0) == entry.type }) else { continue }
            let start = file.startIndex
            tensors[entry.name] = try file[start + entry.range.lowerBound..<start + entry.range.upperBound]
                .withUnsafeBytes { try Tensor(bytes: $0, shape: entry.shape, dtype: dtype) }
        }
        return tensors
    }

    private static func code(of dtype: DType) -> String {
        switch dtype {
        case .float64: "F64"
        case .float32: "F32"
        case .bfloat16: "BF16"
        case .int64: "I64"
        case .uint8: "U8"
        case .bool: "BOOL"
        }
    }
}
