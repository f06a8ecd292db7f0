import Foundation

@testable import gan

/// The public symbols of a module, as the compiler's own extractor tells of them.
struct SymbolGraph: Decodable {
    struct Symbol: Decodable {
        struct Identifier: Decodable { let precise: String }
        struct Fragment: Decodable { let spelling: String }
        struct DocComment: Decodable {}

        let identifier: Identifier
        let pathComponents: [String]
        let declarationFragments: [Fragment]
        let docComment: DocComment?

        var path: String { pathComponents.joined(separator: ".") }

        /// The declaration in one line.
        var declaration: String {
            declarationFragments.map(\.spelling).joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    struct Relationship: Decodable {
        struct Origin: Decodable {}

        let kind: String
        let source: String
        let target: String
        let targetFallback: String?
        /// Where the documentation comes from: the requirement of a protocol that the symbol answers.
        let sourceOrigin: Origin?
    }

    let symbols: [Symbol]
    let relationships: [Relationship]

    /// The modules that a recipe or a plugin's tests can import.
    static let modules = [
        "GANBase", "GANTensors", "GANNetworks", "GANLosses", "GANConstraints", "GANData", "GANMetrics", "GANRuns",
        "GANKit",
        "GANTesting",
    ]

    /// Reads the symbols of a module that was built together with these tests: its own, and what it adds to others.
    static func read(module: String) throws -> [SymbolGraph] {
        let environment = ProcessInfo.processInfo.environment
        let installation = try Installation.find(environment: [:], executable: GanProcess.executable)
        let toolchain = try Toolchain.find(environment: environment, memory: Memory(root: GanProcess.cache))
        let extractor = Files.folder(of: Files.resolved(toolchain.compiler)) + "/swift-symbolgraph-extract"
        let folder = try TemporaryFolder()
        var arguments = [
            "-module-name", module, "-target", try target(of: toolchain), "-I", installation.modules,
            "-minimum-access-level", "public", "-output-dir", folder.path,
        ]
        arguments += ModuleMaps.find(for: installation).flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
        let ending = try ChildProcess(program: extractor, arguments: arguments).run(.collected)
        guard ending.status == 0 else { throw ExtractionFailure(words: ending.output) }
        return try Files.names(in: folder.path).sorted().map { name in
            try JSONDecoder().decode(SymbolGraph.self, from: Data(Files.bytes(of: "\(folder.path)/\(name)") ?? Data()))
        }
    }

    struct ExtractionFailure: Error { let words: String }

    private static func target(of toolchain: Toolchain) throws -> String {
        struct Answer: Decodable {
            struct Target: Decodable { let triple: String }
            let target: Target
        }
        let compiler = ChildProcess(program: toolchain.compiler, arguments: ["-print-target-info"])
        let text = try compiler.run(.standardOutput).output
        return try JSONDecoder().decode(Answer.self, from: Data(text.utf8)).target.triple
    }
}

extension SymbolGraph {
    /// What the compiler adds by itself is nobody's decision.
    private var written: [Symbol] { symbols.filter { !$0.identifier.precise.contains("::SYNTHESIZED::") } }

    /// What answers a protocol's requirement is documented there.
    private var answers: Set<String> { Set(relationships.filter { $0.sourceOrigin != nil }.map(\.source)) }

    /// The symbols that have no documentation.
    var undocumented: [String] {
        let answers = answers
        return written.filter { $0.docComment == nil && !answers.contains($0.identifier.precise) }.map(\.path)
    }

    /// A line for each symbol: where it stands, and how it is declared.
    ///
    /// What answers a requirement follows from the conformance, which is in the line of its type.
    var lines: [String] {
        let answers = answers
        let names = Dictionary(symbols.map { ($0.identifier.precise, $0.path) }) { first, _ in first }
        let implied: Set = ["Copyable", "Escapable", "SendableMetatype", "BitwiseCopyable"]
        var conformances: [String: Set<String>] = [:]
        for relationship in relationships where relationship.kind == "conformsTo" {
            let long = relationship.targetFallback ?? names[relationship.target] ?? relationship.target
            let name = long.split(separator: ".").last.map(String.init) ?? long
            if !implied.contains(name) { conformances[relationship.source, default: []].insert(name) }
        }
        return written.filter { !answers.contains($0.identifier.precise) }.map { symbol in
            let conforms = conformances[symbol.identifier.precise, default: []].sorted().joined(separator: ", ")
            return "\(symbol.path)  |  \(symbol.declaration)" + (conforms.isEmpty ? "" : " : \(conforms)")
        }
    }
}
