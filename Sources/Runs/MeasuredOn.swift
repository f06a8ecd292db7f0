/// What a metric was measured on, as metrics.jsonl says it.
package struct MeasuredOn: Equatable, Sendable {
    /// Real samples.
    package private(set) var real: Int?
    /// Generated samples.
    package private(set) var fake: Int?
    /// The features that were compared.
    package private(set) var features: String?
    /// The metric between two halves of the real samples, below which no number means anything.
    package private(set) var floor: Double?

    /// Reads the object of a metric; nil where it is damaged.
    init?(_ scanner: inout JSONScanner) {
        var found = MeasuredOn()
        let isWhole = scanner.readObject { name, scanner in
            guard let value = scanner.readValue() else { return false }
            switch (name, value) {
            case ("real", .number(let number)): found.real = Int(exactly: number).flatMap { isCount($0) ? $0 : nil }
            case ("fake", .number(let number)): found.fake = Int(exactly: number).flatMap { isCount($0) ? $0 : nil }
            case ("floor", .number(let number)): found.floor = number
            case ("features", .text(let text)): found.features = text
            default: break
            }
            return true
        }
        guard isWhole else { return nil }
        self = found
    }

    private init() {}
}
