import ArgumentParser

/// Any of ArgumentParser's wrappers that holds a value a run should record.
private protocol RecordedOption {
    var recorded: Any { get }
}

extension Option: RecordedOption { fileprivate var recorded: Any { wrappedValue } }
extension Flag: RecordedOption { fileprivate var recorded: Any { wrappedValue } }
extension Argument: RecordedOption { fileprivate var recorded: Any { wrappedValue } }

/// The options of a recipe with their values, in the order of declaration.
///
/// - Parameter recipe: A recipe that ArgumentParser has filled.
func recordedOptions(of recipe: some ParsableArguments) -> [(name: String, value: JSONText)] {
    Mirror(reflecting: recipe).children.compactMap { child in
        guard let label = child.label, let option = child.value as? any RecordedOption else { return nil }
        let name = label.hasPrefix("_") ? String(label.dropFirst()) : label
        return (name, JSONText(recording: option.recorded))
    }
}

extension JSONText {
    /// A value as it is recorded: numbers, flags and lists as such, anything else as text; an absent value as "none".
    init(recording value: Any) {
        switch value {
        case let value as Bool: self = .bool(value)
        case let value as Int: self = .integer(value)
        case let value as UInt64: self = .integer(Int(clamping: value))
        case let value as Double: self = .number(value)
        case let value as String: self = .string(value)
        case let value as [Any]: self = .array(value.map { JSONText(recording: $0) })
        default:
            let mirror = Mirror(reflecting: value)
            guard mirror.displayStyle == .optional else {
                self = .string("\(value)")
                return
            }
            self = mirror.children.first.map { JSONText(recording: $0.value) } ?? .string("none")
        }
    }
}
