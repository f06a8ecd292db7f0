import GANRuns

/// The settings of runs as a table; of several, those that differ come first and are marked.
struct SettingsTable {
    /// A setting and its value in each run; nil where a run does not have it.
    struct Row {
        let name: String
        /// Whether it is an option of the command line, spelt as such.
        let isOption: Bool
        let values: [String?]
        /// Whether runs that differ in it differ in what they compute.
        var counts = true

        var differs: Bool { counts && Set(values).count > 1 }
    }

    private let runs: [(name: String, settings: RecordedRun)]

    init(_ runs: [(name: String, settings: RecordedRun)]) { self.runs = runs }

    /// The order in which settings are read; others come after them.
    private static let order = [
        "recipe", "options", "seed", "steps", "batch", "criticSteps", "generatorSteps", "accumulation", "order",
        "criticStep", "precision", "deterministic", "device", "threads", "data", "sampleShape", "generator", "critic",
        "loss", "constraints", "criticOptimizer", "generatorOptimizer", "average", "parameters",
    ]
    /// What says when and where a run ran, not what it computed.
    private static let circumstances = ["versions", "started", "directory", "arguments"]
    /// The version of the file's layout, which is no setting, and what status.json says better.
    private static let hidden: Set = ["version", "metrics"]

    /// All settings.
    var rows: [Row] {
        let present = Set(runs.flatMap(\.settings.fields.keys)).subtracting(Self.hidden)
        let others = present.subtracting(Self.order).subtracting(Self.circumstances).sorted()
        return (Self.order + others + Self.circumstances).filter(present.contains).flatMap(rows(of:))
    }

    private func rows(of key: String) -> [Row] {
        let values = runs.map { $0.settings.fields[key] }
        let counts = !Self.circumstances.contains(key)
        let objects = values.compactMap { $0?.fields }
        guard !objects.isEmpty else {
            return [Row(name: Self.spaced(key), isOption: false, values: values.map { $0?.words }, counts: counts)]
        }
        return Set(objects.flatMap(\.keys)).sorted().map { name in
            let inner = values.map { $0?.fields?[name]?.words }
            let isOption = key == "options"
            return Row(
                name: isOption ? "--\(optionName(name))" : "\(Self.spaced(key)): \(name)", isOption: isOption,
                values: inner, counts: counts)
        }
    }

    /// The table.
    var html: String {
        let (different, alike) = (rows.filter(\.differs), rows.filter { !$0.differs })
        guard runs.count > 1 else { return table(alike) }
        let words = different.isEmpty ? "<p>The runs differ in no setting.</p>" : table(different)
        return words + "<details><summary>\(alike.count) settings that are alike, and when and where</summary>"
            + table(alike) + "</details>"
    }

    private func table(_ rows: [Row]) -> String {
        let head = runs.map { "<th scope=\"col\">\(HTML.escaped($0.name))</th>" }.joined()
        let lines = rows.map { row in
            let name = HTML.escaped(row.name)
            let cells = row.values.map { "<td>\($0.map(HTML.escaped) ?? "<span class=\"soft\">none</span>")</td>" }
                .joined()
            return "<tr\(row.differs ? " class=\"differs\"" : "")><th scope=\"row\">"
                + "\(row.isOption ? "<code>\(name)</code>" : name)</th>\(cells)</tr>"
        }
        return "<div class=\"table\"><table>"
            + (runs.count > 1 ? "<thead><tr><th scope=\"col\">setting</th>\(head)</tr></thead>" : "")
            + "<tbody>\(lines.joined(separator: "\n"))</tbody></table></div>"
    }

    /// `criticOptimizer` as words: "critic optimizer".
    private static func spaced(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : "\($1)" }
    }
}
