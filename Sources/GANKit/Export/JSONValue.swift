/// A JSON value that was read, before anybody has looked at what it means.
indirect enum JSONValue: Decodable {
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])
    case null

    init(from decoder: any Decoder) throws {
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
    var fields: [String: JSONValue]? {
        if case .object(let fields) = self { fields } else { nil }
    }

    /// A whole number; nil for anything else.
    var wholeNumber: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// Text; nil for anything else.
    var string: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// Whole numbers; nil for anything but an array of them.
    var wholeNumbers: [Int]? {
        guard case .array(let items) = self else { return nil }
        let numbers = items.compactMap(\.wholeNumber)
        return numbers.count == items.count ? numbers : nil
    }
}
