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

    /// The text of each source file that plugins are in.
    private static func sources() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try ["Losses", "Constraints", "Networks", "Tensors", "Metrics", "Data"].flatMap { folder in
            let files = FileManager.default.enumerator(
                at: root.appendingPathComponent("Sources/\(folder)"), includingPropertiesForKeys: nil)
            return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
                .map { try String(contentsOf: $0, encoding: .utf8) }
        }
    }

    /// What a recipe calls: a type's own public initialiser, or the function behind a leading dot or after a dot.
    private static func arguments(of plugin: PluginDescription) throws -> [Argument] {
        let name = plugin.name
        let texts = try sources()
        let declarations = ["public struct \(name): ", "public final class \(name): "]
        let calls = [.generator, .critic, .optimizer, .data, .schedule].contains(plugin.family)
        let text = try #require(
            texts.first { text in
                let holder: String? =
                    switch plugin.family {
                    case .data: "extension TrainingData where"
                    case .schedule: "extension ScheduleConvertible where"
                    default: nil
                    }
                return holder.map { text.contains($0) && Self.place(of: name, in: text) != nil }
                    ?? declarations.contains { text.contains($0) }
            }, "\(name)")
        let start: String.Index
        if calls {
            let spelled = plugin.spelling.matches(of: #/\.(\w+)\(/#).map { String($0.1) }
            let call = try #require([.optimizer, .schedule].contains(plugin.family) ? spelled.last : spelled.first)
            let function = [.data, .schedule].contains(plugin.family) ? name : call
            start = try #require(Self.place(of: function, in: text), "\(function)")
        } else {
            let body = try #require(declarations.compactMap { text.range(of: $0) }.first).upperBound
            start = try #require(text.range(of: "\n    public init(", range: body..<text.endIndex)).upperBound
        }
        return Self.pieces(of: text[start...]).map { piece in
            let words = piece.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let halves = words.components(separatedBy: " = ")
            let declared = halves[0].components(separatedBy: ": ")
            let label = declared[0].components(separatedBy: " ")[0]
            let type = declared[1].replacingOccurrences(of: "any ", with: "")
                .replacingOccurrences(of: "ScheduleConvertible", with: "Schedule")
            return Argument(
                label: label == "_" ? "(first)" : label, type: type,
                value: halves.count > 1 ? plain(halves[1]) : nil)
        }
    }

    /// Where the arguments of a public function begin, the one behind a leading dot where there are several.
    private static func place(of function: String, in text: String) -> String.Index? {
        let extensions = ["extension TrainingData where", "extension ScheduleConvertible where", "extension "]
        for start in extensions.compactMap({ text.range(of: "\n" + $0)?.lowerBound }) {
            for call in ["public static func \(function)(", "public func \(function)("] {
                if let range = text.range(of: call, range: start..<text.endIndex) { return range.upperBound }
            }
        }
        return nil
    }

    /// The arguments up to the bracket that ends them, parted at the commas outside of brackets.
    private static func pieces(of text: Substring) -> [String] {
        var (pieces, depth) = ([""], 0)
        for character in text {
            if "([".contains(character) { depth += 1 }
            if ")]".contains(character) { depth -= 1 }
            if depth < 0 { break }
            if character == ",", depth == 0 { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
        }
        return pieces.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// One spelling for 0.001 and 1e-3.
    private static func plain(_ value: String) -> String { Double(value).map { "\($0)" } ?? value }

    @Test("labels, types and defaults", arguments: PluginCatalogue.descriptions.map(\.name))
    func parameters(name: String) throws {
        let description = try #require(PluginCatalogue.descriptions.first { $0.name == name })
        let described = description.parameters.map {
            Argument(label: $0.name, type: $0.type, value: $0.default.map(Self.plain))
        }
        #expect(described == (try Self.arguments(of: description)))
    }
}
