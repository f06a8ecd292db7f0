import GANBase

/// What pax headers say about the file that follows: lines "length key=value".
struct TarAttributes {
    /// The file's whole path.
    private(set) var path: [UInt8]?
    /// Its size, where the header has no room for it.
    private(set) var size: Int?
    /// Whether it is stored with holes.
    private(set) var isSparse = false

    /// Nothing is said.
    init() {}

    /// Reads the lines; `nil` when they are damaged.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let first = rest.first, first != 0 {
            guard let space = rest.firstIndex(of: 0x20),
                let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
                length >= 0, length <= rest.count, rest.startIndex + length > space + 1,
                let equals = rest[space...].firstIndex(of: UInt8(ascii: "=")),
                equals < rest.startIndex + length - 1, rest[rest.startIndex + length - 1] == UInt8(ascii: "\n")
            else {
                return nil
            }
            let key = String(decoding: rest[(space + 1)..<equals], as: UTF8.self)
            let value = Array(rest[(equals + 1)..<(rest.startIndex + length - 1)])
            rest = rest.dropFirst(length)
            switch key {
            case "path": path = value
            case "size":
                guard let number = Int(String(decoding: value, as: UTF8.self)), number >= 0 else {
                    return nil
                }
                size = number
            default: isSparse = isSparse || key.hasPrefix("GNU.sparse.")
            }
        }
    }

    /// Takes a path of GNU tar's kind.
    mutating func takePath(_ path: [UInt8]) {
        self.path = Array(path.prefix { $0 != 0 })
    }
}
