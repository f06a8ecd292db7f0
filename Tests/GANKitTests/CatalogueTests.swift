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
        let pattern = #/public (?:final class|struct|enum) (\w+)[^:{]*: ([^{]*)\{/#
        let families = [
            "Loss", "Penalty", "Projection", "Reparametrisation", "PenaltySampler", "GeneratorArchitecture",
            "CriticArchitecture", "Layer", "Optimizer", "Metric",
        ]
        var found: Set<String> = []
        for folder in ["Losses", "Constraints", "Networks", "Tensors/Optimizers", "Metrics"] {
            let root = Self.sources.appendingPathComponent(folder)
            let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            for case let file as URL in files where file.pathExtension == "swift" {
                for match in try String(contentsOf: file, encoding: .utf8).matches(of: pattern)
                where families.contains(where: { match.2.contains($0) }) {
                    found.insert(String(match.1))
                }
            }
        }
        #expect(found.count > 60)
        let values = PluginCatalogue.descriptions.filter { [.data, .schedule].contains($0.family) }.map(\.name)
        #expect(found == known.subtracting(values))
    }

    @Test("every leading dot of data and every shape of a schedule is in it")
    func leadingDots() throws {
        for (folder, type, family) in [
            ("Data", "TrainingData", PluginDescription.Family.data), ("Tensors", "ScheduleConvertible", .schedule),
        ] {
            let root = Self.sources.appendingPathComponent(folder)
            let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            var found: Set<String> = family == .schedule ? ["then", "warmingUp"] : []
            for case let file as URL in files where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                for part in text.components(separatedBy: "extension \(type) where Self == ").dropFirst() {
                    let body = part.components(separatedBy: "\n}").first ?? ""
                    found.formUnion(body.matches(of: #/public static func (\w+)/#).map { String($0.1) })
                }
            }
            #expect(found.count > 5)
            #expect(found == Set(PluginCatalogue.descriptions.filter { $0.family == family }.map(\.name)))
        }
    }

    @Test("every entry says something, and its spelling names the type or its leading dot")
    func entries() {
        for plugin in PluginCatalogue.descriptions {
            #expect(!plugin.summary.isEmpty && plugin.summary.count <= 90)
            #expect(!plugin.formula.isEmpty || plugin.family == .data)
            #expect(plugin.parameters.allSatisfy { !$0.meaning.isEmpty })
            let isPublished = [.loss, .penalty, .reparametrisation, .projection, .sampler].contains(plugin.family)
            #expect(!isPublished || plugin.source.contains("arXiv:"))
            // DCGANCritic is .dcgan() as the argument critic:.
            let spelled = plugin.spelling.lowercased().replacingOccurrences(of: "only", with: "")
            let name = plugin.name.lowercased().replacing(#/only|generator|critic/#, with: "")
            let shortened = ["stochasticgradientdescent": "sgd", "clippedgradients": "clippinggradients"][name] ?? name
            #expect(spelled.contains(shortened), "\(plugin.spelling)")
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

    @Test("a leading dot names every part that has it")
    func leadingDotOfTwo() throws {
        for word in ["dcgan", ".dcgan", "DCGAN"] {
            let text = try PluginReport().details(of: word)
            #expect(text.contains("DCGANGenerator: ") && text.contains("\n\nDCGANCritic: "))
        }
        #expect(try PluginReport().details(of: "images").contains("channels"))
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
