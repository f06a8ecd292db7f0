import GANBase

/// The values that a pickle has made so far, and those that it has put aside.
struct PickleStack {
    private var values: [PickleValue] = []
    private var memory: [Int: PickleValue] = [:]

    private static let most = 1 << 20

    /// Adds a value.
    ///
    /// - Throws: `GANError` with status 65 when there are too many.
    mutating func push(_ value: PickleValue) throws {
        guard values.count < Self.most else { throw PickleReader.other("it has too many values") }
        values.append(value)
    }

    /// The value that is left at the end.
    func only() throws -> PickleValue {
        guard let value = values.last, values.count == 1 else { throw PickleReader.other("it holds no dictionary") }
        return value
    }

    /// Puts the last value aside, under a number.
    mutating func remember(_ place: Int) throws {
        guard let last = values.last else { throw Self.missing }
        guard memory.count < Self.most else { throw PickleReader.other("it has too many values") }
        memory[place] = last
    }

    /// Adds a value that was put aside.
    mutating func recall(_ place: Int) throws {
        guard let value = memory[place] else { throw Self.missing }
        try push(value)
    }

    /// Takes the last values away, in the order in which they came.
    mutating func pop(_ count: Int) throws -> [PickleValue] {
        guard values.count >= count else { throw Self.missing }
        defer { values.removeLast(count) }
        return Array(values.suffix(count))
    }

    /// Takes away all that came after the last mark, and the mark.
    mutating func popToMark() throws -> [PickleValue] {
        var items: [PickleValue] = []
        while let last = values.popLast() {
            if case .mark = last { return items.reversed() }
            items.append(last)
        }
        throw PickleReader.other("a mark is missing")
    }

    private static var missing: GANError { PickleReader.other("a value is missing") }
}
