import GANBase

/// How long each run of a study may take: "30m", "1h30m", "90s".
package struct TimeBudget: Codable, Sendable, Equatable {
    /// Seconds of wall-clock time.
    package let seconds: Double

    private static let units: [(letter: Character, seconds: Double)] = [
        ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
    ]

    /// Thirty thousand years: more than that is no number of whole seconds that could be counted.
    private static let longest = 1e12

    /// Whether it is a time that can be waited for.
    var isSensible: Bool { seconds > 0 && seconds < Self.longest }

    /// Takes a number of seconds.
    package init(seconds: Double) { self.seconds = seconds }

    /// Reads what follows `--budget`: numbers, each with its unit d, h, m or s, the larger units first.
    ///
    /// - Throws: `GANError` with status 64 for anything else, and for no time at all.
    package init(parsing text: String) throws {
        var (rest, units, total) = (Substring(text), Self.units[...], 0.0)
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            rest = rest.dropFirst(digits.count)
            guard let number = Double(digits), let letter = rest.first,
                let index = units.firstIndex(where: { $0.letter == letter })
            else { throw Self.unreadable(text) }
            total += number * units[index].seconds
            units = units[(index + 1)...]
            rest = rest.dropFirst()
        }
        guard total > 0, total < Self.longest else { throw Self.unreadable(text) }
        seconds = total
    }

    /// The time as it is typed: "1h30m".
    package var words: String {
        var (rest, text) = (seconds, "")
        for unit in Self.units where unit.letter != "s" {
            let count = (rest / unit.seconds).rounded(.down)
            rest -= count * unit.seconds
            if count > 0 { text += "\(Int(clamping: Int64(count)))\(unit.letter)" }
        }
        guard rest > 0 || text.isEmpty else { return text }
        return text + (rest == rest.rounded() ? "\(Int(rest))s" : "\(rest)s")
    }

    private static func unreadable(_ text: String) -> GANError {
        GANError(.usage, "--budget is '\(text)' and must be a time such as 30m, 1h30m or 90s")
    }
}
