import Foundation
import GANBase

/// A package as `swift package describe --type json` tells of it, as far as it matters here.
struct DescribedPackage: Decodable {
    /// Another package that it depends on.
    struct Dependency: Decodable {
        let identity: String
        /// Where it lies, if it is a folder and not a repository.
        let path: String?
    }
    /// What the package offers: a library, or a program.
    struct Product: Decodable {
        let name: String
        let type: [String: [String]?]
        let targets: [String]
    }
    /// A module of the package.
    struct Target: Decodable {
        let name: String
        let path: String
        let sources: [String]?
        let targetDependencies: [String]?

        enum CodingKeys: String, CodingKey {
            case name, path, sources
            case targetDependencies = "target_dependencies"
        }
    }

    let dependencies: [Dependency]
    let products: [Product]
    let targets: [Target]

    /// Asks SwiftPM.
    ///
    /// - Parameters:
    ///   - name: The package's folder.
    ///   - swift: The program `swift`.
    ///   - environment: Its environment.
    /// - Throws: `GANError` with status 65 when the package cannot be read; the reason has been shown then.
    init(at name: String, swift: String, environment: [String: String]) throws {
        let words = ["package", "--package-path", name, "describe", "--type", "json"]
        let temporary = SwiftTemporaryFolder(environment, scratch: "\(name)/.build")
        let ending = try ChildProcess(program: swift, arguments: words, environment: temporary.environment)
            .run(.standardOutput)
        guard ending.status == 0 else { throw GANError(.badData, "'swift \(words.joined(separator: " "))' failed") }
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(ending.output.utf8))
        } catch {
            throw GANError(.ourFault, "cannot read what 'swift package describe' says about \(name)")
        }
    }

    /// The program to run.
    ///
    /// - Parameters:
    ///   - product: Its name; needed where the package has several.
    ///   - name: The package's folder, for messages.
    /// - Throws: `GANError` with status 64 when it is not clear what to run, 65 when there is nothing.
    func program(_ product: String?, of name: String) throws -> Product {
        let programs = products.filter { $0.type.keys.contains("executable") }
        let names = programs.map(\.name).sorted().joined(separator: ", ")
        guard let first = programs.first else {
            throw GANError(
                .badData,
                "\(name) is a package without an executable product, so there is nothing to run; a recipe in it is an .executableTarget whose code has a struct marked @main that conforms to Recipe"
            )
        }
        if let product {
            guard let chosen = programs.first(where: { $0.name == product }) else {
                throw GANError(.usage, "\(name) has no executable product \(product); it has: \(names)")
            }
            return chosen
        }
        guard programs.count == 1 else {
            throw GANError(.usage, "\(name) has several executable products; choose one with --product: \(names)")
        }
        return first
    }

    /// The sources of a program, as paths below the package's folder.
    ///
    /// - Returns: Those of its own target, the file that starts it first, and those of the package's libraries under it.
    func sources(of product: Product, at name: String) -> (own: [String], libraries: [String]) {
        var own = files(of: product.targets)
        if let start = own.firstIndex(where: { file in
            Files.name(of: file) == "main.swift"
                || (Files.text(of: "\(name)/\(file)").map(SwiftText.marksMain) ?? false)
        }) {
            own.insert(own.remove(at: start), at: 0)
        }
        var (known, open) = (Set(product.targets), product.targets)
        while let target = open.popLast() {
            let below = targets.first { $0.name == target }?.targetDependencies ?? []
            open += below.filter { known.insert($0).inserted }
        }
        let libraries = targets.map(\.name).filter { known.contains($0) && !product.targets.contains($0) }
        return (own, files(of: libraries))
    }

    private func files(of names: [String]) -> [String] {
        targets.filter { names.contains($0.name) }.flatMap { target in
            (target.sources ?? []).map { "\(target.path)/\($0)" }
        }
    }
}
