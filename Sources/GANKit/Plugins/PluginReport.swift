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

    /// One part in full.
    ///
    /// - Throws: `GANError` with status 64 that lists the names, when there is no such part.
    public func details(of name: String) throws -> String {
        guard let found = plugins.first(where: { $0.description.name.lowercased() == name.lowercased() }) else {
            let names = plugins.map(\.description.name).joined(separator: ", ")
            throw GANError(.usage, "there is no plugin named \(name); there are \(names)")
        }
        let plugin = found.description
        var lines = ["\(plugin.name): \(plugin.summary)", ""]
        if !plugin.formula.isEmpty { lines.append("  formula  \(plugin.formula)") }
        lines.append("  source   \(found.file ?? plugin.source)")
        if !plugin.parameters.isEmpty {
            let names = plugin.parameters.map(\.name.count).max() ?? 0
            let types = plugin.parameters.map(\.type.count).max() ?? 0
            lines.append("")
            lines += plugin.parameters.map { parameter in
                "  \(pad(parameter.name, names))  \(pad(parameter.type, types))  \(pad(parameter.default ?? "", 6))  \(parameter.meaning)"
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
        }
    }
}
