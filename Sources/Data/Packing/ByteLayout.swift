/// Bytes of a file, field after field.
struct ByteLayout {
    private(set) var bytes: [UInt8] = []

    /// Appends numbers, the lowest byte first.
    ///
    /// - Parameter fields: Numbers, each with its width in bytes.
    mutating func littleEndian(_ fields: (value: Int, width: Int)...) {
        for field in fields {
            for place in 0..<field.width {
                bytes.append(UInt8(truncatingIfNeeded: field.value >> (8 * place)))
            }
        }
    }

    /// Appends a text, filled up with zeros or cut to a width.
    mutating func text(_ text: String, _ width: Int) {
        let characters = Array(text.utf8.prefix(width))
        bytes += characters + [UInt8](repeating: 0, count: width - characters.count)
    }

    /// Appends a number in octal digits and a zero.
    ///
    /// - Parameter width: The digits and the zero together.
    mutating func octal(_ value: Int, _ width: Int) {
        let digits = String(value, radix: 8)
        text(String(repeating: "0", count: max(0, width - 1 - digits.utf8.count)) + digits, width)
    }

    /// Appends the fields of another layout.
    mutating func append(_ other: ByteLayout) {
        bytes += other.bytes
    }

    /// Appends bytes as they are.
    mutating func append(_ more: some Sequence<UInt8>) {
        bytes += more
    }

    /// Replaces bytes.
    mutating func replace(at offset: Int, by replacement: ByteLayout) {
        bytes.replaceSubrange(offset..<offset + replacement.bytes.count, with: replacement.bytes)
    }
}
