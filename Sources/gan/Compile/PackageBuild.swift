import Foundation
import GANBase

/// How the program of a package is built: against the library that `gan` itself uses, which takes seconds, or with all of
/// GANKit from its sources, which takes minutes the first time.
///
/// The library is used only where nothing can tell the difference: the package depends on the very checkout that the
/// library was built from, the compiler is the one that built it, and nothing else brings code that is in it already.
struct PackageBuild {
    /// The words after `swift build` that say where and how.
    let options: [String]
    /// The environment of `swift`.
    let environment: [String: String]
    /// The folder that the build is kept in, when it is against the library; others beside it belong to earlier libraries.
    let folder: String?
    /// Why all of GANKit is compiled; `nil` where it is not.
    let reason: String?

    /// Chooses.
    ///
    /// - Parameters:
    ///   - package: What the package says of itself.
    ///   - name: Its folder.
    ///   - swift: The program `swift`.
    ///   - environment: The environment that `gan` was started with.
    /// - Throws: `GANError` with status 73 when the cache folder cannot be used.
    init(of package: DescribedPackage, at name: String, swift: String, environment: [String: String]) throws {
        let place = ["--package-path", name]
        // `gan test` hands it to tests, from which another `gan` may be started.
        let environment = environment.filter { $0.key != "GAN_PREBUILT" }
        let installation = try? Installation.find(environment: environment)
        guard let installation, let gankit = package.gankit(like: installation) else {
            self.init(options: place, environment: environment, folder: nil, reason: nil)
            return
        }
        let cache = CacheFolder.path(environment: environment)
        let memory = Memory(root: cache)
        let beside = ["GAN_SWIFTC": "\(Files.folder(of: swift))/swiftc"]
        let toolchain = try? Toolchain.find(environment: environment.merging(beside) { $1 }, memory: memory)
        var withLibrary = environment
        withLibrary["GAN_PREBUILT"] = "1"
        let flags =
            installation.flags + ["-module-cache-path", try CacheFolder.makeSubfolder("modules", in: cache)]
        let key = Digest.text((flags + installation.fingerprint + [toolchain?.version ?? ""]).joined(separator: "\n"))
        let folder = "\(Files.absolute(name))/.build/gan/\(key.prefix(16))"
        // Else Package.resolved would lose the versions of what GANKit itself depends on, which is not asked for here.
        let scratch = place + ["--scratch-path", folder, "--disable-automatic-resolution"]
        if let reason = Self.reasonAgainst(gankit, installation, toolchain)
            ?? Self.reasonAgainstOthers(package, installation, swift: swift, environment: environment)
        {
            var withTorch = environment
            if environment["GAN_TORCH_DIR"] == nil, !Files.exists("\(gankit.path ?? "")/.torch") {
                withTorch["GAN_TORCH_DIR"] = Libtorch.folder(for: installation, environment: environment)
            }
            self.init(options: place, environment: withTorch, folder: nil, reason: reason)
        } else {
            self.init(
                options: scratch + flags.flatMap { ["-Xswiftc", $0] }, environment: withLibrary, folder: folder,
                reason: nil)
        }
    }

    private init(options: [String], environment: [String: String], folder: String?, reason: String?) {
        (self.options, self.environment, self.folder, self.reason) = (options, environment, folder, reason)
    }

    /// Removes what was built against earlier libraries, unless it was in use within a month: a study starts the program
    /// of one build for as long as it goes on.
    func removeOlder() {
        guard let folder else { return }
        // SwiftPM leaves the date alone where it has nothing to build.
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: folder)
        let all = Files.folder(of: folder)
        for name in Files.names(in: all) where name != Files.name(of: folder) {
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(all)/\(name)")
            let used = attributes?[.modificationDate] as? Date ?? Date()
            if used < Date(timeIntervalSinceNow: -30 * 86_400) {
                try? FileManager.default.removeItem(atPath: "\(all)/\(name)")
            }
        }
    }

    private static func reasonAgainst(
        _ gankit: DescribedPackage.Dependency, _ installation: Installation, _ toolchain: Toolchain?
    ) -> String? {
        guard let checkout = installation.checkout else { return "this gan is installed without GANKit's sources" }
        guard let path = gankit.path, Files.resolved(path) == Files.resolved(checkout) else {
            return "it depends on another GANKit than the one in \(checkout)"
        }
        guard let built = CompilerHint.compilerVersion(of: installation.module),
            toolchain?.version.contains(built) == true
        else { return "the library of gan was built by another compiler" }
        return nil
    }

    /// Looks at all other dependencies, and theirs.
    ///
    /// Two copies in one program of what the library holds would not agree; and what comes from a repository needs a
    /// Package.resolved, which holds the dependencies of GANKit's sources as well.
    private static func reasonAgainstOthers(
        _ package: DescribedPackage, _ installation: Installation, swift: String, environment: [String: String]
    ) -> String? {
        let checkout = Files.resolved(installation.checkout ?? "")
        let held = ResolvedPackages.identities(in: checkout)
        var (open, known) = (package.dependencies, [checkout] as Set<String>)
        while let dependency = open.popLast() {
            let name = dependency.identity
            guard let path = dependency.path else { return "\(name), which it depends on, comes from a repository" }
            guard known.insert(Files.resolved(path)).inserted else { continue }
            guard let held, !held.contains(name) else { return "\(name), which it depends on, is in gan's library too" }
            guard let described = try? DescribedPackage(at: path, swift: swift, environment: environment) else {
                return "\(path), which it depends on, cannot be read"
            }
            open += described.dependencies
        }
        return nil
    }
}

/// The file Package.resolved.
private struct ResolvedPackages: Decodable {
    struct Pin: Decodable { let identity: String }
    let pins: [Pin]

    /// The packages that the checkout in `folder` was built with, or `nil` where it does not say.
    static func identities(in folder: String) -> Set<String>? {
        guard let bytes = Files.bytes(of: "\(folder)/Package.resolved") else { return nil }
        return (try? JSONDecoder().decode(Self.self, from: bytes)).map { Set($0.pins.map(\.identity)) }
    }
}

extension DescribedPackage {
    /// The dependency that is GANKit.
    fileprivate func gankit(like installation: Installation) -> Dependency? {
        dependencies.first { dependency in
            guard let path = dependency.path else { return dependency.identity == "gankit" }
            return Files.exists("\(path)/Sources/GANKit")
        }
    }
}
