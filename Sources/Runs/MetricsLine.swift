package import Foundation

/// A line of metrics.jsonl as it is read back: a step's numbers, or an event.
package struct MetricsLine: Equatable {
    /// A number and where it stands in the line.
    package struct Number: Equatable {
        /// The object that holds it, `penalties` for example; empty at the top.
        package let group: String
        /// Its own name.
        package let name: String
        /// The number, which is a text in the file where it is NaN or infinite.
        package let value: Double
    }

    /// The step that was reported, or after which the event happened.
    package let step: Int
    /// The kind of the event; nil in a step's line.
    package private(set) var event: String?
    /// The event in words.
    package private(set) var message: String?
    /// What the event is about: the trouble that has passed.
    package private(set) var subject: String?
    /// The numbers, in the line's order.
    package private(set) var numbers: [Number] = []

    /// What the numbers of `metrics` were measured on, by their names.
    package private(set) var measuredOn: [String: MeasuredOn] = [:]

    /// Reads a line.
    ///
    /// - Parameter bytes: The line, with its end or without.
    /// - Returns: Nil when it is damaged, or has no step.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        var scanner = JSONScanner(bytes)
        var step: Int?
        var (event, message, subject): (String?, String?, String?)
        var numbers: [Number] = []
        numbers.reserveCapacity(16)
        var measuredOn: [String: MeasuredOn] = [:]
        let isWhole = scanner.readObject { name, scanner in
            switch scanner.next {
            case UInt8(ascii: "{"):
                return scanner.readObject { inner, scanner in
                    if name == "measuredOn", scanner.next == UInt8(ascii: "{") {
                        measuredOn[inner] = MeasuredOn(&scanner)
                        return measuredOn[inner] != nil
                    }
                    guard let value = scanner.readValue() else { return false }
                    if let number = value.number { numbers.append(Number(group: name, name: inner, value: number)) }
                    return true
                }
            default:
                guard let value = scanner.readValue() else { return false }
                switch (name, value) {
                case ("step", .number(let number)): step = Int(exactly: number)
                case ("event", .text(let text)): event = text
                case ("message", .text(let text)): message = text
                case ("of", .text(let text)): subject = text
                default:
                    if let number = value.number { numbers.append(Number(group: "", name: name, value: number)) }
                }
                return true
            }
        }
        guard isWhole, scanner.isAtEnd, let step, isCount(step) else { return nil }
        self.step = step
        (self.event, self.message, self.subject) = (event, message, subject)
        (self.numbers, self.measuredOn) = (numbers, measuredOn)
    }

    /// Reads a line.
    package init?(_ bytes: Data) {
        guard let line = bytes.withUnsafeBytes({ MetricsLine($0) }) else { return nil }
        self = line
    }

    /// A number of the top, by name.
    package subscript(_ name: String) -> Double? {
        numbers.first { $0.name == name && $0.group.isEmpty }?.value
    }

    /// The numbers of an object by name; nil where the line has no number in it.
    package func numbers(of group: String) -> [String: Double]? {
        let found = numbers.filter { $0.group == group }
        return found.isEmpty ? nil : Dictionary(found.map { ($0.name, $0.value) }) { $1 }
    }
}
