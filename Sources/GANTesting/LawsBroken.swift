/// The laws that a plugin breaks, in words; what `checkLaws(of:)` throws.
public struct LawsBroken: Error, CustomStringConvertible {
    /// The plugin's type.
    public let plugin: String
    /// Each broken law with the numbers that show it.
    public let laws: [String]

    /// All of it on lines of their own.
    public var description: String {
        "\(plugin) breaks \(laws.count) \(laws.count == 1 ? "law" : "laws"):\n"
            + laws.map { "  - \($0)" }.joined(separator: "\n")
    }
}

/// Gathers broken laws.
struct LawBook {
    private let plugin: String
    private var broken: [String] = []

    init(_ plugin: Any) {
        self.plugin = "\(type(of: plugin))"
    }

    /// Notes a law as broken unless it holds.
    mutating func require(_ holds: Bool, _ law: @autoclosure () -> String) {
        if !holds { broken.append(law()) }
    }

    /// Throws what was noted.
    func close() throws {
        if !broken.isEmpty { throw LawsBroken(plugin: plugin, laws: broken) }
    }
}

/// Whether two numbers agree relative to their size.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
    abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
