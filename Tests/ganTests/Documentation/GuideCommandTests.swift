import Foundation
import Testing

/// Every command in the guides has a name and options that exist; those of README.md and of "Start here" are also executed.
@Suite struct GuideCommandTests {
    static let commands = GuideFile.all.flatMap(\.commands)

    @Test func guidesHaveCommands() {
        #expect(Self.commands.count > 50)
    }

    @Test func namesExist() throws {
        let known = try Self.commandNames()
        for command in Self.commands {
            guard let words = command.ganArguments, let first = words.first else { continue }
            guard !first.hasPrefix("-") else { continue }
            var name = first
            if known.contains(where: { $0.hasPrefix("\(first) ") }), words.count > 1 { name += " \(words[1])" }
            #expect(known.contains(name), "\(command.guide):\(command.line): there is no command '\(name)'")
        }
    }

    @Test func scriptsExist() {
        for command in Self.commands where command.ganArguments == nil {
            let script = command.words[0].replacing("./", with: "")
            #expect(
                FileManager.default.isExecutableFile(atPath: "\(GuideFile.checkout)/\(script)"),
                "\(command.guide):\(command.line): there is no \(script)")
        }
    }

    @Test func optionsExist() throws {
        let known = try Self.optionNames()
        for command in Self.commands where command.ganArguments != nil {
            for word in command.words where word.hasPrefix("--") && word.count > 2 {
                let name = word.prefix { $0 != "=" }.dropFirst(2)
                #expect(
                    known.contains(String(name)), "\(command.guide):\(command.line): there is no option --\(name)")
            }
        }
    }

    /// "run", "data", "data pack" and so on, as `gan` itself lists them.
    private static func commandNames() throws -> Set<String> {
        let gan = try GanProcess(["--experimental-dump-help"], in: TemporaryFolder())
        struct Command: Decodable {
            let commandName: String
            let subcommands: [Command]?
            /// Below `gan`.
            var names: [String] {
                (subcommands ?? []).flatMap { command in
                    [command.commandName] + command.names.map { "\(command.commandName) \($0)" }
                }
            }
        }
        struct Tool: Decodable { let command: Command }
        return Set(try JSONDecoder().decode(Tool.self, from: Data(gan.output.utf8)).command.names)
    }

    /// The options of all commands, of the shipped recipes, and of those in the guides.
    private static func optionNames() throws -> Set<String> {
        var names: Set<String> = ["help", "version", "generate-completion-script"]
        let folders = ["Sources/gan", "Sources/CommandOptions", "Sources/GANKit/Recipe", "Recipes", "Examples"]
        var texts = GuideFile.all.flatMap { $0.blocks.filter { $0.language == "swift" }.map(\.text) }
        for folder in folders.map({ "\(GuideFile.checkout)/\($0)" }) {
            for case let file as String in FileManager.default.enumerator(atPath: folder) ?? .init()
            where file.hasSuffix(".swift") {
                texts.append(try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8))
            }
        }
        for text in texts {
            for match in text.matches(of: #/@(?:Option|Flag)\b[^@]*?\bvar (\w+)/#) {
                let name = hyphenated(String(match.output.1))
                names.formUnion([name, "no-\(name)"])
            }
            for match in text.matches(of: #/customLong\("([^"]+)"/#) { names.insert(String(match.output.1)) }
        }
        return names
    }

    /// As ArgumentParser names them: `criticSteps` is `--critic-steps`.
    private static func hyphenated(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
    }
}
