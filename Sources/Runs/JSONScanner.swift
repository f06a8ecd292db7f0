package import Foundation

/// Walks through a line of JSON without building anything: files of metrics have a million lines.
struct JSONScanner {
    /// A value that is no object.
    enum Value: Equatable {
        case number(Double)
        case text(String)
        /// A flag, null or an array, which no line of metrics means anything by.
        case other

        /// The number; texts count where they stand for what JSON lacks.
        var number: Double? {
            switch self {
            case .number(let number): number
            case .text("nan"), .text("-nan"): .nan
            case .text("inf"): .infinity
            case .text("-inf"): -.infinity
            default: nil
            }
        }
    }

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    /// How deep arrays and objects that nobody reads may lie in one another.
    private static let greatestDepth = 32

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The next byte that is no space; nil at the end.
    var next: UInt8? {
        mutating get {
            while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
            return position < bytes.count ? bytes[position] : nil
        }
    }

    /// Whether nothing but space is left.
    var isAtEnd: Bool { mutating get { next == nil } }

    /// Reads an object.
    ///
    /// - Parameter take: Reads the value of a name; says false where it is damaged.
    /// - Returns: Whether it is whole.
    mutating func readObject(_ take: (String, inout JSONScanner) -> Bool) -> Bool {
        guard skip("{") else { return false }
        if skip("}") { return true }
        repeat {
            guard let name = readText(), skip(":"), take(name, &self) else { return false }
        } while skip(",")
        return skip("}")
    }

    /// Reads a value; nil where it is damaged.
    mutating func readValue(depth: Int = 0) -> Value? {
        guard let next, depth < Self.greatestDepth else { return nil }
        switch next {
        case UInt8(ascii: "\""): return readText().map(Value.text)
        case UInt8(ascii: "{"):
            return readObject { _, scanner in scanner.readValue(depth: depth + 1) != nil } ? .other : nil
        case UInt8(ascii: "["):
            position += 1
            if skip("]") { return .other }
            repeat {
                guard readValue(depth: depth + 1) != nil else { return nil }
            } while skip(",")
            return skip("]") ? .other : nil
        default:
            let start = position
            while position < bytes.count, Self.isOfWord(bytes[position]) { position += 1 }
            let word = String(decoding: bytes[start..<position], as: UTF8.self)
            if ["true", "false", "null"].contains(word) { return .other }
            // Words such as nan, and 0x10, would be numbers to Swift.
            guard next == UInt8(ascii: "-") || (48...57).contains(next), !word.contains("x") else { return nil }
            return Double(word).map(Value.number)
        }
    }

    private mutating func readText() -> String? {
        guard skip("\"") else { return nil }
        let start = position
        var isEscaped = false
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                isEscaped = true
                position += 1
            }
            position += 1
        }
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        guard isEscaped else { return String(decoding: bytes[start..<position], as: UTF8.self) }
        return try? JSONDecoder().decode(String.self, from: Data(bytes[(start - 1)...position]))
    }

    private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == mark.value else { return false }
        position += 1
        return true
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...10).contains(byte) || byte == 13 }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte) || (65...90).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }
}

/// Whether bytes are a JSON value and nothing else.
package func isWholeJSON(_ bytes: Data) -> Bool {
    bytes.withUnsafeBytes { bytes in
        var scanner = JSONScanner(bytes)
        return scanner.readValue() != nil && scanner.isAtEnd
    }
}
