import Foundation

/// What `gan plugins` prints: the catalogue as a table, one part in full, or JSON.
public struct PluginReport {
    private let plugins: [(description: PluginDescription, file: String?)]

    /// The catalogue, and beside it what a recipe brings along.
    ///
    /// - Parameters:
    ///   - own: The recipe's own parts.
    ///   - file: The recipe's file.
    public init(own: [PluginDescription] = [], file: String? = nil) {
        plugins = PluginCatalogue.descriptions.map { ($0, nil) } + own.map { ($0, file) }
    }

    /// A table by family.
    public var table: String {
        let width = plugins.map { $0.description.name.count }.max() ?? 0
        let parts = PluginDescription.Family.allCases.compactMap { family -> String? in
            let members = plugins.filter { $0.description.family == family }
            guard !members.isEmpty else { return nil }
            let lines = members.map { member in
                "  \(pad(member.description.name, width))  \(member.description.summary)"
                    + (member.file.map { "  (from \($0))" } ?? "")
            }
            return ([PluginReport.title(family)] + lines).joined(separator: "\n")
        }
        return parts.joined(separator: "\n\n") + "\n\nMore about one of them: gan plugins <name>"
    }

    /// One part in full, or all that share a leading dot: `dcgan` is a generator and a critic.
    ///
    /// - Parameter name: The type's name, or the leading dot, with or without the dot.
    /// - Throws: `GANError` with status 64 that lists the names, when there is no such part.
    public func details(of name: String) throws -> String {
        let wanted = name.lowercased().drop { $0 == "." }
        let named = plugins.filter { $0.description.name.lowercased() == wanted }
        let found = named.isEmpty ? plugins.filter { Self.leadingDot(of: $0.description) == String(wanted) } : named
        guard !found.isEmpty else {
            let names = plugins.map(\.description.name).joined(separator: ", ")
            throw GANError(.usage, "there is no plugin named \(name); there are \(names)")
        }
        return found.map { details(of: $0.description, in: $0.file) }.joined(separator: "\n\n")
    }

    /// `dcgan` where one writes `critic: .dcgan()`.
    private static func leadingDot(of plugin: PluginDescription) -> String? {
        plugin.spelling.firstMatch(of: /(?:^|: )\.(\w+)/).map { String($0.1).lowercased() }
    }

    private func details(of plugin: PluginDescription, in file: String?) -> String {
        var lines = ["\(plugin.name): \(plugin.summary)"]
        let source = file ?? plugin.source
        if !plugin.formula.isEmpty || !source.isEmpty { lines.append("") }
        if !plugin.formula.isEmpty { lines.append("  formula  \(plugin.formula)") }
        if !source.isEmpty { lines.append("  source   \(source)") }
        if !plugin.parameters.isEmpty {
            let names = plugin.parameters.map(\.name.count).max() ?? 0
            let types = plugin.parameters.map(\.type.count).max() ?? 0
            let defaults = plugin.parameters.map { $0.default?.count ?? 0 }.max() ?? 0
            lines.append("")
            lines += plugin.parameters.map { parameter in
                "  \(pad(parameter.name, names))  \(pad(parameter.type, types))  \(pad(parameter.default ?? "", defaults))  \(parameter.meaning)"
            }
        }
        if !plugin.spelling.isEmpty { lines += ["", "  In a recipe:  \(plugin.spelling)"] }
        return lines.joined(separator: "\n")
    }

    /// All of it for programs, with a version number.
    public func json() throws -> String {
        struct Entry: Encodable {
            let plugin: PluginDescription
            let file: String?

            func encode(to encoder: any Encoder) throws {
                try plugin.encode(to: encoder)
                guard let file else { return }
                var fields = encoder.container(keyedBy: Key.self)
                try fields.encode(file, forKey: .file)
            }

            enum Key: CodingKey { case file }
        }
        struct Document: Encodable {
            let version = 1
            let plugins: [Entry]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = Document(plugins: plugins.map { Entry(plugin: $0.description, file: $0.file) })
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    private static func title(_ family: PluginDescription.Family) -> String {
        switch family {
        case .loss: "Losses"
        case .penalty: "Penalties on the critic"
        case .reparametrisation: "Reparametrisations of the critic's weights"
        case .projection: "Projections of the critic's weights"
        case .sampler: "Samplers of penalty points"
        case .generator: "Generators"
        case .critic: "Critics"
        case .layer: "Layers"
        case .data: "Data"
        case .optimizer: "Optimisers"
        case .schedule: "Schedules of numbers"
        case .metric: "Metrics"
        }
    }
}
