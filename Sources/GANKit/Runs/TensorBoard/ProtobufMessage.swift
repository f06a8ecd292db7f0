/// A message in protobuf's binary form, put together field by field.
///
/// TensorBoard's events need six messages with sixteen fields between them, all written and none read. SwiftProtobuf
/// would bring a dependency to every recipe and a thousand lines of generated code for that; the encoding is these few
/// rules (protobuf.dev/programming-guides/encoding): a field is its key, number · 8 + kind, and its value, and integers
/// come seven bits a byte, the lowest first.
struct ProtobufMessage {
    /// What was put together so far.
    private(set) var bytes: [UInt8] = []

    /// How a value is stored.
    private enum Kind: UInt64 {
        case varint = 0
        case eightBytes = 1
        case counted = 2
        case fourBytes = 5
    }

    /// Appends an integer (int32, int64) or the number of an enum's case.
    mutating func append(_ field: UInt64, integer value: Int) {
        appendKey(field, .varint)
        appendVarint(UInt64(bitPattern: Int64(value)))
    }

    /// Appends a double.
    mutating func append(_ field: UInt64, double value: Double) {
        appendKey(field, .eightBytes)
        bytes.append(littleEndian: value.bitPattern)
    }

    /// Appends a float.
    mutating func append(_ field: UInt64, float value: Float) {
        appendKey(field, .fourBytes)
        bytes.append(littleEndian: value.bitPattern)
    }

    /// Appends bytes.
    mutating func append(_ field: UInt64, bytes value: some Collection<UInt8>) {
        appendKey(field, .counted)
        appendVarint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// Appends a text.
    mutating func append(_ field: UInt64, text: String) {
        append(field, bytes: text.utf8)
    }

    /// Appends a message inside this one.
    mutating func append(_ field: UInt64, message: ProtobufMessage) {
        append(field, bytes: message.bytes)
    }

    private mutating func appendKey(_ field: UInt64, _ kind: Kind) {
        appendVarint(field << 3 | kind.rawValue)
    }

    private mutating func appendVarint(_ value: UInt64) {
        var rest = value
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}

extension [UInt8] {
    /// Appends an integer, its lowest byte first.
    mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
