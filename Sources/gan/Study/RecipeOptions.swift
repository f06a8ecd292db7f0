import Foundation
import GANBase
import GANRuns

/// The options of a compiled recipe, as ArgumentParser lists them for programs.
struct RecipeOptions {
    /// One option or flag.
    struct Item {
        /// Without dashes.
        let name: String
        /// Whether it takes no value.
        let isFlag: Bool
        /// Whether the recipe declares it, and not GANKit.
        let isOwn: Bool
    }

    /// All of them, in the order of the help.
    let items: [Item]

    /// Those that a study decides itself.
    private static let taken = ["seed", "out", "resume", "allow-changes", "quiet", "verbose", "help"]

    private struct Dump: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }
            let kind: String
            let names: [Name]?
            let sectionTitle: String?
            let shouldDisplay: Bool
        }
        struct Command: Decodable { let arguments: [Argument]? }
        let command: Command
    }

    /// Asks a recipe.
    ///
    /// - Throws: `GANError` with status 70 when it does not answer as expected.
    init(asking recipe: CompiledRecipe) throws {
        let asked = ChildProcess(
            program: recipe.program, arguments: ["train", "--experimental-dump-help"], environment: recipe.environment)
        let ending = try asked.run(.standardOutput)
        guard ending.status == 0, let dump = try? JSONDecoder().decode(Dump.self, from: Data(ending.output.utf8)) else {
            throw GANError(
                ending.status == 0 ? .ourFault : ExitStatus(rawValue: ending.status) ?? .ourFault,
                "the recipe does not say which options it has; try 'gan run … --help' on it")
        }
        items = (dump.command.arguments ?? []).compactMap { argument in
            guard argument.kind != "positional", argument.shouldDisplay,
                let name = argument.names?.first(where: { $0.kind == "long" })?.name
            else { return nil }
            return Item(name: name, isFlag: argument.kind == "flag", isOwn: argument.sectionTitle == "Recipe options")
        }
    }

    /// Objects to a plan that names options which do not exist, or which a study decides itself.
    ///
    /// - Throws: `GANError` with status 64 that lists those there are.
    func check(_ plan: StudyPlan) throws {
        for option in plan.varied {
            if option.name == "seed" {
                throw GANError(.usage, "--vary seed is what --seeds does: --seeds 5 takes 1 to 5")
            }
            try refuseTaken(option.name, "--vary \(option.name)")
            guard let item = items.first(where: { $0.name == option.name }) else { throw unknown(option.name) }
            if item.isFlag, let odd = option.values.first(where: { Self.flag($0) == nil }) {
                throw GANError(
                    .usage, "--\(item.name) is a flag and takes no '\(odd)'; write --vary \(item.name)=true,false")
            }
            if plan.passed.contains(where: { $0 == "--\(option.name)" || $0.hasPrefix("--\(option.name)=") }) {
                throw GANError(.usage, "--\(option.name) is varied and passed on as well; leave one out")
            }
        }
        for word in plan.passed where word.hasPrefix("--") {
            try refuseTaken(String(word.dropFirst(2).prefix { $0 != "=" }), "\(word) after --")
        }
    }

    /// The words that give a run its values.
    func words(_ values: [String], of varied: [VariedOption]) -> [String] {
        zip(varied, values).flatMap { option, value -> [String] in
            guard items.first(where: { $0.name == option.name })?.isFlag == true else {
                return ["--\(option.name)=\(value)"]
            }
            if Self.flag(value) == true { return ["--\(option.name)"] }
            return items.contains { $0.name == "no-\(option.name)" } ? ["--no-\(option.name)"] : []
        }
    }

    private func refuseTaken(_ name: String, _ words: String) throws {
        guard Self.taken.contains(name) else { return }
        let instead = name == "seed" ? "--seeds 5 takes the seeds 1 to 5" : "leave it out"
        throw GANError(.usage, "\(words) is not for studies, which decide it themselves; \(instead)")
    }

    private func unknown(_ name: String) -> GANError {
        func list(_ isOwn: Bool) -> String {
            let names = items.filter { $0.isOwn == isOwn && !Self.taken.contains($0.name) && !$0.name.hasPrefix("no-") }
            return names.isEmpty ? "none" : names.map(\.name).joined(separator: ", ")
        }
        return GANError(
            .usage,
            "the recipe has no option '\(name)'\nIts own options: \(list(true))\nThose of every recipe: \(list(false))")
    }

    private static func flag(_ value: String) -> Bool? {
        ["true": true, "yes": true, "on": true, "false": false, "no": false, "off": false][value.lowercased()]
    }
}
