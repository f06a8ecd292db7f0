import Foundation

/// The safetensors format: a length, a JSON header with names, types, shapes and offsets, then the numbers.
///
/// Reading checks every length and offset before a tensor is made, and executes nothing. Format:
/// https://github.com/huggingface/safetensors.
enum SafeTensors {
    /// The longest header that is read, as in the reference implementation.
    private static let longestHeader = 100_000_000

    /// A file's contents for named tensors, in the given order.
    static func encode(_ tensors: [(name: String, tensor: Tensor)]) -> Data {
        var header: [(key: String, value: JSONText)] = [("__metadata__", .object([("format", .string("pt"))]))]
        var body = Data()
        for (name, tensor) in tensors {
            let bytes = tensor.bytes()
            let end = body.count + bytes.count
            header.append(
                (
                    name,
                    .object([
                        ("dtype", .string(code(of: tensor.dtype))),
                        ("shape", .array(tensor.shape.map { .integer($0) })),
                        ("data_offsets", .array([.integer(body.count), .integer(end)])),
                    ])
                ))
            body.append(contentsOf: bytes)
        }
        var text = Data(JSONText.object(header).line.utf8)
        // Eight-byte alignment lets readers map the numbers straight from the file.
        text.append(contentsOf: [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8))
        var file = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Data($0) }
        file.append(text)
        file.append(body)
        return file
    }

    /// The tensors of a file by name.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - advice: What to do when it is damaged.
    /// - Throws: `GANError` with status 66 when the file is not there, 65 when it is damaged.
    static func read(_ path: String, advice: String = "take an earlier checkpoint") throws -> [String: Tensor] {
        guard let file = FileManager.default.contents(atPath: path) else {
            throw GANError(.missingInput, "cannot read \(path): \(String(cString: strerror(errno)))")
        }
        do {
            return try decode(file)
        } catch let damage as Damage {
            throw GANError(
                .badData, "\(path) is not a whole safetensors file: \(damage.what); \(advice)")
        }
    }

    private struct Damage: Error {
        let what: String
    }

    private struct Entry: Decodable {
        let dtype: String
        let shape: [Int]
        let data_offsets: [Int]
    }

    private static func decode(_ file: Data) throws -> [String: Tensor] {
        guard file.count >= 8 else { throw Damage(what: "it has \(file.count) bytes") }
        let length = file.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= longestHeader, Int(length) <= file.count - 8 else {
            throw Damage(what: "its header claims \(length) bytes of \(file.count)")
        }
        let start = 8 + Int(length)
        let header = file[8..<start]
        guard let fields = try? JSONDecoder().decode([String: HeaderField].self, from: header) else {
            throw Damage(what: "its header is not the JSON that the format asks for")
        }
        let body = file[start...]
        var tensors: [String: Tensor] = [:]
        for case (let name, .entry(let entry)) in fields {
            tensors[name] = try tensor(named: name, entry, in: body)
        }
        return tensors
    }

    private enum HeaderField: Decodable {
        case metadata
        case entry(Entry)

        init(from decoder: any Decoder) throws {
            if let entry = try? Entry(from: decoder) {
                self = .entry(entry)
            } else {
                _ = try [String: String](from: decoder)
                self = .metadata
            }
        }
    }

    private static func tensor(named name: String, _ entry: Entry, in body: Data) throws -> Tensor {
        guard let dtype = DType.allCases.first(where: { code(of: $0) == entry.dtype }) else {
            throw Damage(what: "\(name) has the type \(entry.dtype), which is not read here")
        }
        guard entry.data_offsets.count == 2, case let (from, to) = (entry.data_offsets[0], entry.data_offsets[1]),
            0 <= from, from <= to, to <= body.count
        else {
            throw Damage(what: "the numbers of \(name) lie outside the file")
        }
        var bytes = dtype.byteSize
        for size in entry.shape {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
            guard size >= 0, !overflow else { throw Damage(what: "\(name) has the shape \(entry.shape)") }
            bytes = product
        }
        guard bytes == to - from else {
            throw Damage(what: "\(name) needs \(bytes) bytes for its shape \(entry.shape) and has \(to - from)")
        }
        return try body[body.startIndex + from..<body.startIndex + to].withUnsafeBytes {
            try Tensor(bytes: $0, shape: entry.shape, dtype: dtype)
        }
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
