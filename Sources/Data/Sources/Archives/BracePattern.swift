import GANBase

/// A name that stands for several: `faces-{000..099}.tar`, `{train,test}.tar`.
enum BracePattern {
    private static let mostNames = 100_000

    /// Whether a name has a brace.
    static func isPattern(_ name: String) -> Bool { name.contains("{") }

    /// All names, in order.
    ///
    /// - Throws: `GANError` with status 64 when the pattern makes no sense.
    static func expand(_ pattern: String) throws -> [String] {
        guard let open = pattern.firstIndex(of: "{") else {
            guard !pattern.contains("}") else { throw wrong(pattern, "a brace is closed that was not opened") }
            return [pattern]
        }
        guard let close = pattern[open...].firstIndex(of: "}") else {
            throw wrong(pattern, "a brace is not closed")
        }
        let inside = pattern[pattern.index(after: open)..<close]
        let before = pattern[..<open]
        guard !inside.contains("{"), !before.contains("}") else { throw wrong(pattern, "braces are nested") }
        let choices = try expand(inside: String(inside), of: pattern)
        let ends = try expand(String(pattern[pattern.index(after: close)...]))
        guard choices.count <= mostNames / ends.count else { throw tooMany(pattern) }
        return choices.flatMap { choice in ends.map { before + choice + $0 } }
    }

    private static func expand(inside: String, of pattern: String) throws -> [String] {
        guard let dots = inside.firstRange(of: "..") else {
            let choices = inside.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard choices.count > 1 else { throw wrong(pattern, "\"{\(inside)}\" is neither a range nor a list") }
            return choices
        }
        let (low, high) = (inside[..<dots.lowerBound], inside[dots.upperBound...])
        guard let first = number(low), let last = number(high), first <= last else {
            throw wrong(pattern, "\"{\(inside)}\" is no range from a number to a larger one")
        }
        guard last - first < mostNames else { throw tooMany(pattern) }
        // Zeros in front keep their width; "{8..12}" has none.
        let width = low.hasPrefix("0") || high.hasPrefix("0") ? max(low.count, high.count) : 0
        return (first...last).map { number in
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.count <= 18 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    private static func wrong(_ pattern: String, _ words: String) -> GANError {
        GANError(.usage, "the pattern \"\(pattern)\" cannot be used: \(words); write for example faces-{000..099}.tar")
    }

    private static func tooMany(_ pattern: String) -> GANError {
        GANError(.usage, "the pattern \"\(pattern)\" stands for more than \(mostNames.grouped) files")
    }
}
