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
        let known = try Self.commandOptions()
        for command in Self.commands {
            guard let name = command.ganArguments.flatMap({ Self.name(of: $0, among: Set(known.keys)) }) else {
                continue
            }
            // What follows -- belongs to the runs of a study.
            let parts = command.words.split(separator: "--", maxSplits: 1)
            for (words, name) in zip(parts, [name, "run"]) {
                for word in words where word.hasPrefix("--") {
                    let option = String(word.prefix { $0 != "=" }.dropFirst(2))
                    #expect(
                        known[name]?.contains(option) == true,
                        "\(command.guide):\(command.line): 'gan \(name)' has no option --\(option)")
                }
            }
        }
    }

    private static func name(of words: [String], among known: Set<String>) -> String? {
        guard let first = words.first, !first.hasPrefix("-") else { return nil }
        let both = words.prefix(2).joined(separator: " ")
        return known.contains(both) ? both : first
    }

    /// "run", "data", "data pack" and so on, as `gan` itself lists them.
    private static func commandNames() throws -> Set<String> { Set(try toolOptions().keys) }

    /// What `gan` says of its commands: their names and options.
    private static func toolOptions() throws -> [String: Set<String>] {
        struct Command: Decodable {
            struct Argument: Decodable {
                struct Name: Decodable { let name: String }
                let names: [Name]?
            }
            let commandName: String
            let subcommands: [Command]?
            let arguments: [Argument]?

            func options(below path: String) -> [(String, Set<String>)] {
                let own = Set((arguments ?? []).flatMap { $0.names ?? [] }.map(\.name))
                let name = path.isEmpty ? commandName : "\(path) \(commandName)"
                return [(name, own)] + (subcommands ?? []).flatMap { $0.options(below: name) }
            }
        }
        struct Tool: Decodable { let command: Command }
        let gan = try GanProcess(["--experimental-dump-help"], in: TemporaryFolder())
        let tool = try JSONDecoder().decode(Tool.self, from: Data(gan.output.utf8)).command
        return Dictionary(uniqueKeysWithValues: (tool.subcommands ?? []).flatMap { $0.options(below: "") })
    }

    /// The options of each command, also of those that a recipe or a worker answers.
    private static func commandOptions() throws -> [String: Set<String>] {
        var options = try toolOptions()
        let recipe = "Sources/GANKit/Recipe"
        let trained = [
            "\(recipe)/TrainedRunOptions.swift", "\(recipe)/GeneratorOptions.swift", "\(recipe)/LatentOptions.swift",
        ]
        let train = [
            "\(recipe)/TrainCommand.swift", "\(recipe)/TrainingOptions.swift", "\(recipe)/MessageOptions.swift",
        ]
        let scale = "Sources/GANKit/Sampling/PictureScale.swift"
        let shared = ["Sources/CommandOptions/MeasuringOptions.swift", "Sources/CommandOptions/AnswerOptions.swift"]
        for (command, files) in [
            ("run", train), ("check", train), ("resume", train), ("bench", train + ["\(recipe)/BenchCommand.swift"]),
            ("sample", trained + [scale, "\(recipe)/SampleCommand.swift"]),
            ("plugins", ["\(recipe)/RecipePluginsCommand.swift"]),
            ("interpolate", trained + [scale, "\(recipe)/InterpolateCommand.swift"]),
            ("export", trained + ["\(recipe)/ExportCommand.swift"]),
            (
                "evaluate",
                trained + shared + [
                    "Sources/CommandOptions/EvaluateOptions.swift", "Sources/CommandOptions/SizeOptions.swift",
                ]
            ),
            // Those of `swift test`.
            ("test", []),
        ] {
            options[command, default: []].formUnion(try files.flatMap(declaredOptions(inFile:)))
        }
        options["test", default: []].formUnion(["filter", "skip", "list-tests"])
        let own = try recipeOptions()
        for command in ["run", "check", "bench", "study", "resume"] { options[command, default: []].formUnion(own) }
        return options
    }

    /// Options that the shipped recipes, the examples and those in the guides declare.
    private static func recipeOptions() throws -> Set<String> {
        var names = Set(
            GuideFile.all.flatMap(\.blocks).filter { $0.language == "swift" }.flatMap { declaredOptions(in: $0.text) })
        for folder in ["Recipes", "Examples"] {
            for case let file as String in FileManager.default.enumerator(atPath: "\(GuideFile.checkout)/\(folder)")
                ?? .init()
            where file.hasSuffix(".swift") && !file.contains(".build/") {
                names.formUnion(try declaredOptions(inFile: "\(folder)/\(file)"))
            }
        }
        // Those of the recipe that gan new writes.
        return names.union(["folder", "side", "width"])
    }

    private static func declaredOptions(inFile file: String) throws -> [String] {
        declaredOptions(in: try String(contentsOfFile: "\(GuideFile.checkout)/\(file)", encoding: .utf8))
    }

    private static func declaredOptions(in text: String) -> [String] {
        let plain = text.matches(of: #/@(?:Option|Flag)\b[^@]*?\bvar (\w+)/#).flatMap { match in
            let name = hyphenated(String(match.output.1))
            return [name, "no-\(name)"]
        }
        return plain + text.matches(of: #/customLong\("([^"]+)"/#).map { String($0.output.1) }
    }

    /// As ArgumentParser names them: `criticSteps` is `--critic-steps`.
    private static func hyphenated(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
    }
}
