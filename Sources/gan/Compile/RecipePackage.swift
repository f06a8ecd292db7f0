import Foundation
import GANBase

/// A recipe that is a Swift package of its own: a folder with a Package.swift that depends on GANKit.
struct RecipePackage {
    /// The folder as the user named it.
    let name: String
    /// The executable product to run; needed where the package has several.
    let product: String?
    /// The `swift` beside the compiler.
    let swift: String

    /// A package as `swift package describe --type json` tells of it, as far as it matters here.
    private struct Description: Decodable {
        struct Product: Decodable {
            let name: String
            let type: [String: [String]?]
            let targets: [String]
        }
        struct Target: Decodable {
            let name: String
            let path: String
            let sources: [String]?
        }
        let products: [Product]
        let targets: [Target]
    }

    /// Whether `name` is the folder of a package.
    static func isPackage(_ name: String) -> Bool { Files.exists("\(name)/Package.swift") && Files.isFolder(name) }

    /// Builds the package, in the release configuration, in sight of the user; with `--quiet` only what fails is seen.
    ///
    /// - Returns: The program, and the absolute paths of its sources.
    /// - Throws: `GANError` with status 65 when it does not build, 64 when it is not clear what to run.
    func build() throws -> (program: String, sources: [String]) {
        let place = ["--package-path", name]
        let text = try output(of: ["package"] + place + ["describe", "--type", "json"])
        guard let description = try? JSONDecoder().decode(Description.self, from: Data(text.utf8)) else {
            throw GANError(.ourFault, "cannot read what 'swift package describe' says about \(name)")
        }
        let chosen = try choose(from: description)
        let build = ["build", "--configuration", "release"] + place
        let isQuiet = Terminal.verbosity == .quiet
        let compiler = ChildProcess(program: swift, arguments: build + ["--product", chosen.name])
        let ending = try compiler.run(isQuiet ? .collected : .terminal)
        guard ending.status == 0 else {
            if isQuiet { Terminal.write(ending.output) }
            throw GANError(.badData, "\(name) does not build")
        }
        let folder = try output(of: build + ["--show-bin-path"]).trimmingCharacters(in: .whitespacesAndNewlines)
        let targets = description.targets.filter { chosen.targets.contains($0.name) }
        let sources = targets.flatMap { target in
            (target.sources ?? []).map { Files.absolute("\(name)/\(target.path)/\($0)") }
        }
        return ("\(folder)/\(chosen.name)", sources)
    }

    private func output(of arguments: [String]) throws -> String {
        let ending = try ChildProcess(program: swift, arguments: arguments).run(.standardOutput)
        guard ending.status == 0 else {
            throw GANError(.badData, "'swift \(arguments.joined(separator: " "))' failed")
        }
        return ending.output
    }

    private func choose(from description: Description) throws -> Description.Product {
        let programs = description.products.filter { $0.type.keys.contains("executable") }
        let names = programs.map(\.name).joined(separator: ", ")
        if let product {
            guard let chosen = programs.first(where: { $0.name == product }) else {
                throw GANError(.usage, "\(name) has no executable product \(product); it has: \(names)")
            }
            return chosen
        }
        guard let first = programs.first else {
            throw GANError(.badData, "\(name) is a package without an executable product, so there is nothing to run")
        }
        guard programs.count == 1 else {
            throw GANError(.usage, "\(name) has several executable products; choose one with --product: \(names)")
        }
        return first
    }
}
