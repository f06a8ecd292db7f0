import Foundation
import GANBase

/// A recipe that is a Swift package of its own: a folder with a Package.swift that depends on GANKit.
struct RecipePackage {
    /// The folder as the user named it.
    let name: String
    /// The executable product to run; needed where the package has several.
    let product: String?
    /// The program `swift`.
    let swift: String
    /// The environment that `gan` was started with.
    let environment: [String: String]

    /// A package that has been built.
    struct Built {
        /// The program's absolute path.
        let program: String
        /// The product's name.
        let product: String
        /// The absolute paths of the program's own sources, the file that starts it first.
        let sources: [String]
        /// The absolute paths of the sources of the package's libraries that the program is made of.
        let librarySources: [String]
    }

    /// Names a package.
    ///
    /// - Throws: `GANError` with status 66 when there is no program `swift`.
    init(name: String, product: String?, environment: [String: String]) throws {
        self.name = name
        self.product = product
        self.environment = environment
        // The one beside the compiler that was chosen, if there is one.
        let chosen = environment["GAN_SWIFTC"].map { "\(Files.folder(of: $0))/swift" }
        let beside = chosen.flatMap { $0.hasPrefix("/") && Files.isExecutable($0) ? $0 : nil }
        guard let swift = beside ?? Program.find("swift", environment: environment) else {
            throw GANError(
                .missingInput, "the program swift was not found; install Swift from https://www.swift.org/install")
        }
        self.swift = swift
    }

    /// Whether `name` is the folder of a package.
    static func isPackage(_ name: String) -> Bool { Files.exists("\(name)/Package.swift") && Files.isFolder(name) }

    /// Builds the package, in the release configuration.
    ///
    /// - Throws: `GANError` with status 65 when it does not build, 64 when it is not clear what to run.
    func build() throws -> Built {
        let package = try describe()
        let chosen = try package.program(product, of: name)
        let way = try PackageBuild(of: package, at: name, swift: swift, environment: environment)
        announce(way, configuration: "release")
        let words = ["build", "--configuration", "release"] + way.options
        let temporary = SwiftTemporaryFolder(way.environment, scratch: way.folder ?? "\(name)/.build")
        let build = ChildProcess(
            program: swift, arguments: words + ["--product", chosen.name], environment: temporary.environment)
        try follow(build, takesLong: way.folder == nil)
        way.removeOlder()
        let asked = ChildProcess(
            program: swift, arguments: words + ["--show-bin-path"], environment: temporary.environment)
        let folder = try asked.run(.standardOutput).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let (own, libraries) = package.sources(of: chosen, at: name)
        return Built(
            program: "\(folder)/\(chosen.name)", product: chosen.name,
            sources: own.map { Files.absolute("\(name)/\($0)") },
            librarySources: libraries.map { Files.absolute("\(name)/\($0)") })
    }

    /// Becomes `swift test` for the package.
    ///
    /// - Parameter words: Options of `swift test`.
    /// - Throws: `GANError` with status 65 when the package cannot be read, 66 when `swift` cannot be started.
    func test(_ words: [String]) throws -> Never {
        let way = try PackageBuild(of: describe(), at: name, swift: swift, environment: environment)
        announce(way, configuration: "debug")
        try Program.become(swift, ["test"] + way.options + words, environment: way.environment)
    }

    private func describe() throws -> DescribedPackage {
        try DescribedPackage(at: name, swift: swift, environment: environment)
    }

    /// Builds, in sight of the user where it may take long; else, and with `--quiet`, only what fails is seen, and warnings.
    private func follow(_ build: ChildProcess, takesLong: Bool) throws {
        let isSeen = Terminal.verbosity == .verbose || (takesLong && Terminal.verbosity != .quiet)
        let ending = try Terminal.whileShowing("Building \(name) …") { try build.run(isSeen ? .terminal : .collected) }
        guard ending.status == 0 else {
            Terminal.write(Array(Self.withoutProgress(ending.output).utf8)[...])
            throw GANError(.badData, "\(name) does not build")
        }
        if Terminal.verbosity != .quiet, ending.output.contains("warning: ") {
            Terminal.write(Array(Self.withoutProgress(ending.output).utf8)[...])
        }
    }

    /// The compiler's words without SwiftPM's lines of what it has done: "[3/5] Compiling Tails Squares.swift".
    private static func withoutProgress(_ output: String) -> String {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        let progress = #/\[\d+/\d+\] |Building for |Build of product /#
        return lines.filter { $0.prefixMatch(of: progress) == nil }.joined(separator: "\n")
    }

    /// Says why a build is going to take long, where it is the first one.
    private func announce(_ way: PackageBuild, configuration: String) {
        guard let reason = way.reason else { return }
        let words = "\(name) is built with all of GANKit from its sources, because \(reason)"
        if !Files.exists("\(name)/.build/\(configuration)"), Terminal.verbosity != .quiet {
            Terminal.say("\(words); the first time takes minutes")
        } else {
            Terminal.debug(words)
        }
    }
}
