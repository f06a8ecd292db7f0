import Foundation
import Testing

@testable import GANKit

/// The catalogue behind `gan plugins` names everything that the sources hold.
@Suite("Plugin catalogue")
struct CatalogueTests {
    private static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "Sources")

    @Test("every type that conforms to a plugin protocol in the sources is in it")
    func complete() throws {
        let known = Set(PluginCatalogue.descriptions.map(\.name))
        let pattern = #/public (?:final class|struct|enum) (\w+): ([^{]*)\{/#
        let families = [
            "AdversarialLoss", "Penalty", "Projection", "Reparametrisation",
        ]
        var found: Set<String> = []
        for folder in ["Losses", "Constraints"] {
            let root = Self.sources.appendingPathComponent(folder)
            let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            for case let file as URL in files where file.pathExtension == "swift" {
                for match in try String(contentsOf: file, encoding: .utf8).matches(of: pattern)
                where families.contains(where: { match.2.contains($0) }) {
                    found.insert(String(match.1))
                }
            }
        }
        #expect(found.count > 20)
        #expect(found == known)
    }

    @Test("every entry says something, and its spelling names the type or its leading dot")
    func entries() {
        for plugin in PluginCatalogue.descriptions {
            #expect(!plugin.summary.isEmpty && !plugin.formula.isEmpty)
            #expect(plugin.source.contains("arXiv:"))
            #expect(plugin.summary.count <= 90)
            let spelled = plugin.spelling.lowercased().replacingOccurrences(of: "only", with: "")
            let name = plugin.name.lowercased().replacingOccurrences(of: "only", with: "")
            #expect(spelled.contains(name), "\(plugin.spelling)")
        }
    }

    @Test("every sampler has a name for the command line, which is its leading dot")
    func samplerNames() {
        #expect(
            SamplerName.allCases.map { "\(type(of: $0.sampler))" } == PluginCatalogue.samplers.map { "\(type(of: $0))" }
        )
        for (name, sampler) in zip(SamplerName.allCases, PluginCatalogue.samplers) {
            let spelling = type(of: sampler).plugin.spelling.prefix { $0 != "(" }
            #expect(spelling == "at: .\(name.rawValue)")
        }
    }

    @Test("a name that does not exist is answered with those that do")
    func unknown() {
        let error = #expect(throws: GANError.self) { try PluginReport().details(of: "Divergense") }
        #expect(error?.message.contains("Divergence") == true)
    }

    @Test("JSON carries a version and the file of a recipe's own plugins")
    func json() throws {
        let own = PluginDescription("Mine", .loss, summary: "x", formula: "", source: "", spelling: "")
        let text = try PluginReport(own: [own], file: "mine.swift").json()
        let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(read["version"] as? Int == 1)
        let plugins = try #require(read["plugins"] as? [[String: Any]])
        #expect(plugins.count == PluginCatalogue.descriptions.count + 1)
        #expect(plugins.last?["file"] as? String == "mine.swift")
    }
}
