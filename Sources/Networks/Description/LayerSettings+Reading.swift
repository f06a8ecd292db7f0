internal import GANBase

extension LayerSettings {
    /// A whole number.
    ///
    /// - Throws: `GANError` with status 65 when it is missing, of another kind or out of range, as for all below.
    public func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        guard case .integer(let found)? = value(name) else { throw wrong(name, "a whole number") }
        return try checked(found, name, range)
    }

    /// A whole number that counts something: 1 to ``largestSize``.
    public func size(_ name: String) throws -> Int {
        try integer(name, in: 1...Self.largestSize)
    }

    /// A number; where no range is given, one that float32 has: from −``largestNumber`` to ``largestNumber``.
    public func number(
        _ name: String, in range: ClosedRange<Double> = -Self.largestNumber...Self.largestNumber
    ) throws -> Double {
        switch value(name) {
        case .number(let found)?: try checked(found, name, range)
        case .integer(let found)?: try checked(Double(found), name, range)
        default: throw wrong(name, "a number")
        }
    }

    /// Yes or no.
    public func flag(_ name: String) throws -> Bool {
        guard case .flag(let found)? = value(name) else { throw wrong(name, "true or false") }
        return found
    }

    /// A word out of several.
    public func word<Word: RawRepresentable & CaseIterable>(_ name: String, as type: Word.Type) throws -> Word
    where Word.RawValue == String {
        guard case .text(let found)? = value(name), let word = Word(rawValue: found) else {
            throw wrong(name, "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    /// Whole numbers.
    ///
    /// - Parameters:
    ///   - name: The setting's name.
    ///   - range: Where each of them lies.
    public func integers(_ name: String, in range: ClosedRange<Int>) throws -> [Int] {
        guard case .integers(let found)? = value(name) else { throw wrong(name, "a list of whole numbers") }
        return try found.map { try checked($0, name, range) }
    }

    /// The sizes of some dimensions, each 1 to ``largestSize``.
    public func shape(_ name: String) throws -> [Int] {
        try integers(name, in: 1...Self.largestSize)
    }

    /// A layer inside, or nil where there is none.
    public func layer(_ name: String) throws -> (any Layer)? {
        switch value(name) {
        case .layer(let found)?: found
        case nil: nil
        default: throw wrong(name, "a layer")
        }
    }

    /// Layers inside.
    public func layers(_ name: String) throws -> [any Layer] {
        switch value(name) {
        case .layers(let found)?: return found
        // An empty list does not tell what it lists.
        case .integers(let found)? where found.isEmpty: return []
        default: throw wrong(name, "a list of layers")
        }
    }

    private func wrong(_ name: String, _ expected: String) -> GANError {
        GANError(.badData, "lacks the setting \"\(name)\", or it is not \(expected)")
    }

    private func checked<Number>(_ found: Number, _ name: String, _ range: ClosedRange<Number>) throws -> Number {
        guard range.contains(found) else {
            throw GANError(.badData, "\"\(name)\" is \(found) and must be \(range.lowerBound) to \(range.upperBound)")
        }
        return found
    }
}
