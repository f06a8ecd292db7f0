import Foundation
import Testing

@testable import GANKit

/// What `gan plugins` says of parameters is what the initialisers in the sources take.
@Suite("Parameters in the plugin catalogue")
struct CatalogueParameterTests {
    struct Argument: Equatable, CustomStringConvertible {
        let label: String
        let type: String
        let value: String?

        var description: String { "\(label): \(type)" + (value.map { " = \($0)" } ?? "") }
    }

    /// The text of each source file of losses and constraints.
    private static func sources() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try ["Losses", "Constraints"].flatMap { folder in
            let files = FileManager.default.enumerator(
                at: root.appendingPathComponent("Sources/\(folder)"), includingPropertiesForKeys: nil)
            return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
                .map { try String(contentsOf: $0, encoding: .utf8) }
        }
    }

    /// The arguments of a type's own public initialiser.
    private static func arguments(of name: String, in text: String) throws -> [Argument] {
        let body = try #require(text.range(of: "public struct \(name): ")).upperBound
        let start = try #require(text.range(of: "\n    public init(", range: body..<text.endIndex)).upperBound
        let end = try #require(text.range(of: ") {", range: start..<text.endIndex)).lowerBound
        return text[start..<end].split(separator: ",").map { piece in
            let words = piece.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let halves = words.components(separatedBy: " = ")
            let declared = halves[0].components(separatedBy: ": ")
            let label = declared[0].components(separatedBy: " ")[0]
            let type = declared[1].replacingOccurrences(of: "any ", with: "")
            return Argument(
                label: label == "_" ? "(first)" : label, type: type == "ScheduleConvertible" ? "Schedule" : type,
                value: halves.count > 1 ? plain(halves[1]) : nil)
        }
    }

    /// One spelling for 0.001 and 1e-3.
    private static func plain(_ value: String) -> String { Double(value).map { "\($0)" } ?? value }

    @Test("labels, types and defaults", arguments: PluginCatalogue.descriptions.map(\.name))
    func parameters(name: String) throws {
        let description = try #require(PluginCatalogue.descriptions.first { $0.name == name })
        let text = try #require(try Self.sources().first { $0.contains("public struct \(name): ") })
        let described = description.parameters.map {
            Argument(label: $0.name, type: $0.type, value: $0.default.map(Self.plain))
        }
        #expect(described == (try Self.arguments(of: name, in: text)))
    }
}
