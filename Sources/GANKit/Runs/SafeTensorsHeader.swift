import Foundation

/// The header of a safetensors file, checked before anything is made of it.
///
/// Knows nothing of tensors, so that it can be fuzzed by itself.
struct SafeTensorsHeader {
    /// A tensor that the file holds.
    struct Entry {
        let name: String
        /// "F32" and the like.
        let type: String
        let shape: [Int]
        /// Its bytes, counted from the beginning of the file.
        let range: Range<Int>
    }

    /// What is wrong with a file, in words that go on from "is not a whole safetensors file: ".
    struct Damage: Error {
        let what: String
    }

    /// Its tensors in the order of their bytes: they follow each other without gap and fill the file.
    let entries: [Entry]

    /// The longest header that is read, as in the reference implementation.
    private static let longest = 100_000_000

    /// The most tensors that are read; the largest networks have some thousand, and each costs time and memory.
    private static let most = 100_000

    /// Bytes of a number of each type that is read here.
    static let sizes = ["F64": 8, "F32": 4, "BF16": 2, "I64": 8, "U8": 1, "BOOL": 1]

    /// Reads and checks the header of a whole file.
    ///
    /// - Throws: ``Damage``.
    init(of file: Data) throws {
        guard file.count >= 8 else { throw Damage(what: "it has \(file.count) bytes") }
        let length = file.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= Self.longest, Int(length) <= file.count - 8 else {
            throw Damage(what: "its header claims \(length) bytes of \(file.count)")
        }
        let text = file.dropFirst(8).prefix(Int(length))
        let keys = try Self.keys(of: text)
        guard text.first == UInt8(ascii: "{"), let fields = try? JSONDecoder().decode([String: Field].self, from: text)
        else {
            throw Damage(what: "its header is not the JSON that the format asks for")
        }
        try Self.check(keys, fields)
        var entries: [Entry] = []
        for (name, field) in fields {
            switch field {
            case .metadata:
                guard name == "__metadata__" else { throw Damage(what: "its entry \(name) describes no tensor") }
            case .tensor(let described):
                entries.append(try Self.entry(named: name, described, from: 8 + Int(length), to: file.count))
            }
        }
        entries.sort {
            ($0.range.lowerBound, $0.range.upperBound, $0.name) < ($1.range.lowerBound, $1.range.upperBound, $1.name)
        }
        var end = 8 + Int(length)
        for entry in entries {
            guard entry.range.lowerBound == end else {
                throw Damage(
                    what: entry.range.lowerBound < end
                        ? "the numbers of \(entry.name) lie over those of another tensor"
                        : "there is a gap before the numbers of \(entry.name)")
            }
            end = entry.range.upperBound
        }
        guard end == file.count else { throw Damage(what: "\(file.count - end) bytes at its end belong to no tensor") }
        self.entries = entries
    }

    private struct Described: Decodable {
        let dtype: String
        let shape: [Int]
        let data_offsets: [Int]
    }

    private enum Field: Decodable {
        case metadata([String: String])
        case tensor(Described)

        init(from decoder: any Decoder) throws {
            if let described = try? Described(from: decoder) {
                self = .tensor(described)
            } else {
                self = .metadata(try [String: String](from: decoder))
            }
        }
    }

    private static func entry(named name: String, _ described: Described, from start: Int, to end: Int) throws -> Entry
    {
        guard let size = sizes[described.dtype] else {
            throw Damage(what: "\(name) has the type \(described.dtype), which is not read here")
        }
        guard described.data_offsets.count == 2,
            case let (first, last) = (described.data_offsets[0], described.data_offsets[1]),
            0 <= first, first <= last, last <= end - start
        else {
            throw Damage(what: "the numbers of \(name) lie outside the file")
        }
        var bytes = size
        for count in described.shape {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: count)
            guard count >= 0, !overflow else { throw Damage(what: "\(name) has the shape \(described.shape)") }
            bytes = product
        }
        guard bytes == last - first else {
            throw Damage(what: "\(name) needs \(bytes) bytes for its shape \(described.shape) and has \(last - first)")
        }
        return Entry(name: name, type: described.dtype, shape: described.shape, range: start + first..<start + last)
    }

    /// How many keys there are at depths 1 and 2, counted before anything is built of the text.
    ///
    /// - Throws: ``Damage`` for a header deeper than the format's, and for more tensors than are read.
    private static func keys(of text: Data) throws -> (outer: Int, inner: Int) {
        try text.withUnsafeBytes { bytes in
            var (depth, outer, inner) = (0, 0, 0)
            var (isInText, isEscaped) = (false, false)
            for byte in bytes {
                if isInText {
                    if isEscaped {
                        isEscaped = false
                    } else if byte == UInt8(ascii: "\\") {
                        isEscaped = true
                    } else if byte == UInt8(ascii: "\"") {
                        isInText = false
                    }
                    continue
                }
                switch byte {
                case UInt8(ascii: "\""): isInText = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                case UInt8(ascii: ":"):
                    outer += depth == 1 ? 1 : 0
                    inner += depth == 2 ? 1 : 0
                default: break
                }
                guard depth <= 3 else { throw Damage(what: "its header is not the JSON that the format asks for") }
                guard outer <= most else { throw Damage(what: "its header names more than \(most) tensors") }
            }
            return (outer, inner)
        }
    }

    /// Refuses keys that come twice, of which a decoder takes one in silence, and keys that the format does not have.
    private static func check(_ keys: (outer: Int, inner: Int), _ fields: [String: Field]) throws {
        let inner = fields.values.reduce(0) { sum, field in
            switch field {
            case .metadata(let pairs): sum + pairs.count
            case .tensor: sum + 3
            }
        }
        guard keys.outer == fields.count else { throw Damage(what: "a name comes twice in its header") }
        guard keys.inner == inner else {
            throw Damage(what: "an entry of its header has a key twice, or one that the format does not know")
        }
    }
}
