import GANBase

/// A header of 512 bytes in a tar archive.
struct TarHeader {
    static let size = 512

    let name: [UInt8]
    /// Bytes that follow, where the kind has any.
    let contents: Int
    let kind: Kind
    /// Whether more headers with the places of a sparse file's pieces follow.
    let isContinued: Bool

    /// What a header announces.
    enum Kind: Equatable {
        case file
        case folder
        case longName
        case longLink
        case attributes
        case sharedAttributes
        case sparse
        /// A hard or a symbolic link.
        case link
        /// Something without contents that is no picture, in words.
        case special(String)
        case unknown(UInt8)
    }

    /// Reads a header.
    ///
    /// - Returns: `nil` when its checksum is wrong or its size is no number.
    init?(_ block: ArraySlice<UInt8>) {
        let bytes = Array(block)
        let fields = ByteFields(bytes)
        guard bytes.count == Self.size, let checksum = Self.number(fields, 148, 8) else {
            return nil
        }
        // The checksum counts as eight spaces while it is computed. Some tars have taken bytes for signed ones.
        let others = bytes[..<148] + bytes[156...]
        let sum = others.reduce(8 * 32) { $0 + Int($1) }
        guard checksum == sum || checksum == sum - 256 * others.count(where: { $0 > 127 }),
            let contents = Self.number(fields, 124, 12)
        else {
            return nil
        }
        self.contents = contents
        // Only POSIX archives have the beginning of a long path here; GNU's have times.
        let prefix = fields.has(Array("ustar\0".utf8), at: 257) ? fields.text(345, 155) : []
        let end = fields.text(0, 100)
        name = prefix.isEmpty ? end : prefix + [UInt8(ascii: "/")] + end
        kind = Self.kind(bytes[156], name: name)
        isContinued = kind == .sparse && bytes[482] != 0
    }

    private static func kind(_ letter: UInt8, name: [UInt8]) -> Kind {
        switch letter {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): name.last == UInt8(ascii: "/") ? .folder : .file
        case UInt8(ascii: "1"), UInt8(ascii: "2"): .link
        case UInt8(ascii: "3"), UInt8(ascii: "4"): .special("it is a device and no file")
        case UInt8(ascii: "5"): .folder
        case UInt8(ascii: "6"): .special("it is a pipe and no file")
        case UInt8(ascii: "L"): .longName
        case UInt8(ascii: "K"): .longLink
        case UInt8(ascii: "x"), UInt8(ascii: "X"): .attributes
        case UInt8(ascii: "g"): .sharedAttributes
        case UInt8(ascii: "S"): .sparse
        default: .unknown(letter)
        }
    }

    /// A number in octal digits, or in binary with the highest bit set, as large sizes are; `nil` when it is neither.
    private static func number(_ fields: ByteFields, _ offset: Int, _ width: Int) -> Int? {
        let bytes = fields.slice(offset, width)
        if bytes.first == 0x80 {
            // Eight of the bytes are enough for any size; the others must be empty.
            let high = bytes.dropFirst().dropLast(8)
            return high.allSatisfy { $0 == 0 }
                ? fields.bigEndian(at: offset + width - min(8, width - 1), min(8, width - 1)) : .max
        }
        let digits = bytes.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else {
                return nil
            }
            value = value << 3 | Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}
