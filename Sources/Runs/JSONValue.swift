import Foundation

/// A JSON value that was read, before anybody has looked at what it means.
package enum JSONValue: Decodable, Equatable {
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])
    case null

    package init(from decoder: any Decoder) throws {
        if let object = try? [String: JSONValue](from: decoder) {
            self = .object(object)
            return
        }
        if let array = try? [JSONValue](from: decoder) {
            self = .array(array)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? value.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    /// Values by name; nil for anything but an object.
    package var fields: [String: JSONValue]? {
        if case .object(let fields) = self { fields } else { nil }
    }

    /// A number; nil for anything else.
    ///
    /// NaN and infinities, which JSON lacks, are texts.
    package var real: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .text(let text): ["nan", "inf", "-inf"].contains(text.lowercased()) ? Double(text) : nil
        default: nil
        }
    }

    /// A whole number; nil for anything else.
    package var wholeNumber: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// A count, of steps for example; nil for anything else, and for what is too large to be one.
    package var count: Int? { wholeNumber.flatMap { isCount($0) ? $0 : nil } }

    /// Text; nil for anything else.
    package var string: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// Whole numbers; nil for anything but an array of them.
    package var wholeNumbers: [Int]? {
        guard case .array(let items) = self else { return nil }
        let numbers = items.compactMap(\.wholeNumber)
        return numbers.count == items.count ? numbers : nil
    }

    /// The value as it is read when it has been written.
    package init(_ text: JSONText) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(text.line.utf8))
    }

    /// The value as people write it: lists with commas, texts without quotation marks.
    package var words: String {
        switch self {
        case .null: "nothing"
        case .flag(let flag): "\(flag)"
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .text(let text): text
        case .array(let items): items.isEmpty ? "none" : items.map(\.words).joined(separator: ", ")
        case .object(let pairs): pairs.sorted { $0.key < $1.key }.map { "\($0): \($1.words)" }.joined(separator: ", ")
        }
    }
}
