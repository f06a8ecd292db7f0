/// Numbers in a header, each access checked.
struct ByteFields {
    private let bytes: [UInt8]

    /// Takes the bytes of a header.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A number of up to eight bytes, the lowest first; `Int.max` for what is larger, 0 beyond the header's end.
    func littleEndian(at offset: Int, _ width: Int) -> Int {
        number(slice(offset, width).reversed())
    }

    /// A number of up to eight bytes, the highest first; `Int.max` for what is larger, 0 beyond the header's end.
    func bigEndian(at offset: Int, _ width: Int) -> Int {
        number(slice(offset, width))
    }

    /// Bytes of the header; empty when it is too short.
    func slice(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
        guard offset >= 0, count >= 0, count <= bytes.count, offset <= bytes.count - count else {
            return []
        }
        return bytes[offset..<offset + count]
    }

    /// Whether the header has these bytes at a place.
    func has(_ text: [UInt8], at offset: Int) -> Bool {
        slice(offset, text.count).elementsEqual(text)
    }

    /// The bytes up to the first zero.
    func text(_ offset: Int, _ count: Int) -> [UInt8] {
        Array(slice(offset, count).prefix { $0 != 0 })
    }

    private func number(_ digits: some Sequence<UInt8>) -> Int {
        Int(clamping: digits.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
}
