import Foundation
import Testing

@testable import gan

/// A block of Swift in a guide, made into a file that can be compiled.
struct GuideCode {
    /// Where a fragment stands; the comment before the block says so where the block alone does not.
    enum Place: String {
        /// A whole file, or declarations: types, functions, extensions.
        case file
        /// Arguments of `GAN(…)`; those that are left out and cannot be are filled in.
        case arguments
        /// Inside the builder of constraints.
        case constraints
        /// Inside the builder of watchers.
        case watch
        /// Inside a function that throws.
        case statements
        /// Inside a recipe.
        case members
        /// What shall not compile.
        case mistake
    }

    let place: Place
    let text: String
    let number: Int

    init(_ block: GuideFile.Block, number: Int) throws {
        let note = block.note ?? "file"
        place = try #require(Place(rawValue: note), "line \(block.line): no such place: \(note)")
        text = block.text
        self.number = number
    }

    /// The names of types and functions that the block declares for the whole module.
    var names: Set<String> {
        guard place == .file || place == .mistake else { return [] }
        let pattern =
            /^(?:@main\s+)?(?:public |final |private )*(?:struct|class|enum|protocol|actor|func|let|var) (\w+)/
        return Set(
            text.components(separatedBy: "\n").compactMap { $0.firstMatch(of: pattern)?.output.1 }.map(String.init))
    }

    /// The file to compile.
    var source: String {
        let lines = text.components(separatedBy: "\n")
        let imports = lines.filter { $0.hasPrefix("import ") || $0.hasPrefix("@testable import ") }
        let body = lines.filter { !imports.contains($0) && $0 != "@main" }.joined(separator: "\n")
            .replacing("@main ", with: "")
        var head = Set(imports + ["import GANKit"])
        if text.contains("@Test") || text.contains("#expect") { head.insert("import Testing") }
        if text.contains("checkLaws") { head.insert("import GANTesting") }
        return head.sorted().joined(separator: "\n") + "\n" + wrapped(body) + "\n"
    }

    private func wrapped(_ body: String) -> String {
        let name = "block\(number)"
        return switch place {
        case .file, .mistake: body
        case .arguments: "func \(name)() throws {\n\(calls(with: body))\n}"
        case .constraints: "@ConstraintBuilder func \(name)() -> [any Constraint] {\n\(body)\n}"
        case .watch: "@WatcherBuilder func \(name)() -> [any Watcher] {\n\(body)\n}"
        case .statements: "func \(name)() throws {\n\(body)\n}"
        case .members: "struct Block\(number): Recipe {\n\(body)\n\(body.contains("var plan") ? "" : Self.plan)\n}"
        }
    }

    private static let plan = "var plan: GAN { \(call([:])) }"

    /// What `GAN(…)` takes, in its order; the second is what stands in for an argument that must be there.
    private static let parameters: [(label: String, standIn: String?)] = [
        ("data", ".smileys()"), ("generator", ".dcgan(latent: 64, width: 8)"), ("critic", ".dcgan(width: 8)"),
        ("loss", ".wasserstein"), ("optimizer", ".adam(2e-4)"), ("criticOptimizer", nil), ("criticSteps", nil),
        ("generatorSteps", nil), ("order", nil), ("average", nil), ("batch", nil), ("accumulation", nil),
        ("steps", "10"), ("precision", nil), ("checkpointEvery", nil), ("keep", nil), ("onDivergence", nil),
        ("constraints", nil), ("watch", nil),
    ]

    private static func call(_ given: [String: String]) -> String {
        // What GAN(…) does not know comes last, for the compiler to object to.
        let unknown = given.filter { label, _ in !parameters.contains { $0.label == label } }.values
        let arguments =
            parameters.compactMap { label, standIn in given[label] ?? standIn.map { "\(label): \($0)" } } + unknown
        return "GAN(\n" + arguments.joined(separator: "\n,\n") + "\n)"
    }

    /// One call for all arguments; another begins where a label comes again.
    private func calls(with body: String) -> String {
        var calls: [[String: String]] = [[:]]
        var label = ""
        for line in body.components(separatedBy: "\n") {
            if let start = line.firstMatch(of: #/^([a-z]\w*): /#) {
                label = String(start.output.1)
                if calls[calls.count - 1][label] != nil { calls.append([:]) }
            }
            calls[calls.count - 1][label, default: ""] += line + "\n"
        }
        return calls.map { call in "_ = \(Self.call(call.mapValues(withoutComma)))" }.joined(separator: "\n")
    }

    /// The comma behind an argument belongs to the list.
    private func withoutComma(_ argument: String) -> String {
        let text = argument.trimmingCharacters(in: .whitespacesAndNewlines)
        return text.hasSuffix(",") ? String(text.dropLast()) : text
    }
}
