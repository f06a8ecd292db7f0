import Foundation

/// A JSON value that keeps the order of its keys, for files that people read.
///
/// It is said to be Sendable because the compiler (6.3.1) finds a circular reference when it has to find that out by itself,
/// for some orders of the module's files.
package enum JSONText: Sendable {
    case string(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    /// What is not known.
    case null
    case array([JSONText])
    case object([(key: String, value: JSONText)])

    /// The value on one line.
    ///
    /// Numbers are the shortest that read back alike; NaN and infinities, which JSON lacks, are
    /// strings.
    package var line: String {
        switch self {
        case .string(let text): JSONText.quoted(text)
        case .integer(let number): String(number)
        case .number(let number): number.isFinite ? "\(number)" : JSONText.quoted("\(number)")
        case .bool(let flag): String(flag)
        case .null: "null"
        case .array(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
        case .object(let pairs):
            "{" + pairs.map { "\(JSONText.quoted($0.key)): \($0.value.line)" }.joined(separator: ", ") + "}"
        }
    }

    /// The value over several lines, indented by two spaces; arrays stay on one, but for those of objects, which have a
    /// line for each, or several where objects hold more objects.
    package func pretty(indentation: String = "") -> String {
        let inner = indentation + "  "
        switch self {
        case .object(let pairs) where !pairs.isEmpty:
            let lines = pairs.map { "\(inner)\(JSONText.quoted($0.key)): \($0.value.pretty(indentation: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
        case .array(let items) where items.contains(where: \.isObject):
            let lines = items.map { inner + ($0.isNested ? $0.pretty(indentation: inner) : $0.line) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indentation)]"
        default: return line
        }
    }

    private var isObject: Bool {
        if case .object = self { true } else { false }
    }

    /// Whether it is an object that holds more of them.
    private var isNested: Bool {
        guard case .object(let pairs) = self else { return false }
        return pairs.contains { _, value in
            if case .array(let items) = value { items.contains(where: \.isObject) } else { value.isObject }
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
