import Foundation
import Testing

@testable import gan

/// Every piece of code in the guides.
@Suite struct GuideCodeTests {
    static let guides = GuideFile.all.filter { guide in guide.blocks.contains { $0.language == "swift" } }

    /// Blocks see what earlier blocks of the same guide declare, until one declares it anew.
    @Test(arguments: guides)
    func swiftCompiles(guide: GuideFile) throws {
        let blocks = guide.blocks.filter { $0.language == "swift" }
        var together: [(code: GuideCode, line: Int)] = []
        for (number, block) in blocks.enumerated() {
            let code = try GuideCode(block, number: number)
            if code.place == .mistake {
                let words = try compile(together.map(\.code) + [code])
                #expect(words != nil, "\(guide.name):\(block.line) is called a mistake, and compiles")
                continue
            }
            if together.contains(where: { !$0.code.names.isDisjoint(with: code.names) }) {
                try expectCompiles(together, in: guide)
                together.removeAll { $0.code.place != .file || !$0.code.names.isDisjoint(with: code.names) }
            }
            together.append((code, block.line))
        }
        try expectCompiles(together, in: guide)
    }

    private func expectCompiles(_ blocks: [(code: GuideCode, line: Int)], in guide: GuideFile) throws {
        guard !blocks.isEmpty, let words = try compile(blocks.map(\.code)) else { return }
        let places = blocks.map { "block\($0.code.number).swift is \(guide.name):\($0.line)" }
        Issue.record("\(words)\n\(places.joined(separator: "\n"))")
    }

    /// - Returns: The compiler's words, or nil when all is well.
    private func compile(_ blocks: [GuideCode]) throws -> String? {
        let folder = try TemporaryFolder()
        let environment = ProcessInfo.processInfo.environment
        let installation = try Installation.find(environment: [:], executable: GanProcess.executable)
        let toolchain = try Toolchain.find(environment: environment, memory: Memory(root: GanProcess.cache))
        let files = try blocks.map { try folder.write("block\($0.number).swift", $0.source) }
        let library = Files.folder(of: Files.folder(of: Files.resolved(toolchain.compiler))) + "/lib/swift/host/plugins"
        var arguments = [
            "-typecheck", "-wmo", "-parse-as-library", "-module-name", "Guide", "-swift-version", "6",
            "-module-cache-path", "\(GanProcess.cache)/modules", "-I", installation.modules,
            "-plugin-path", library, "-plugin-path", "\(library)/testing",
        ]
        arguments += ModuleMaps.find(for: installation).flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
        let ending = try ChildProcess(program: toolchain.compiler, arguments: arguments + files).run(.collected)
        return ending.status == 0 ? nil : ending.output
    }

    @Test func noGuideIsForgotten() {
        #expect(Self.guides.count >= 5)
        #expect(GuideFile.named("README.md") != nil)
    }

    @Test(arguments: GuideFile.all)
    func blocksHaveALanguageThatIsKnown(guide: GuideFile) {
        for block in guide.blocks {
            #expect(
                ["swift", "python", "sh", "", "json", "yaml", "fish", "zsh", "bash", "diff"].contains(block.language),
                "\(guide.name):\(block.line)")
        }
    }
}
