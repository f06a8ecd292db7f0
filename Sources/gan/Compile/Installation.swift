import Foundation
import GANBase

/// Where GANKit's library, its modules and its worker are.
///
/// Three layouts are understood: the build folder of SwiftPM's native build system, the build folder of its
/// `swiftbuild` system, and an installed copy with `modules` and `include` beside the library.
struct Installation {
    /// The folder that holds the library, links resolved.
    let folder: String
    /// The folder that holds `GANKit.swiftmodule`.
    let modules: String

    #if canImport(Darwin)
        private static let libraryName = "libGANKitDynamic.dylib"
    #else
        private static let libraryName = "libGANKitDynamic.so"
    #endif

    /// The dynamic library that recipes link.
    var library: String { "\(folder)/\(Self.libraryName)" }

    /// The program for what needs tensors and no recipe.
    var worker: String { "\(folder)/gan-worker" }

    /// The file of GANKit's module; `swiftbuild` makes a folder with one file for each processor.
    var module: String {
        let path = "\(modules)/GANKit.swiftmodule"
        let file = Files.names(in: path).first { $0.hasSuffix(".swiftmodule") }
        return file.map { "\(path)/\($0)" } ?? path
    }

    /// What was noted when GANKit was installed to `folder`; `nil` for a build folder.
    var installed: InstalledCopy? { InstalledCopy(at: folder) }

    /// The checkout that `folder` was built from, or `nil` for an installed copy.
    var checkout: String? {
        guard installed == nil else { return nil }
        var candidate = folder
        while candidate.count > 1 {
            candidate = Files.folder(of: candidate)
            if Files.exists("\(candidate)/Package.swift") && Files.exists("\(candidate)/Sources/GANKit") {
                return candidate
            }
        }
        return nil
    }

    /// The folder of the recipes that come with GANKit.
    var recipes: String { checkout.map { "\($0)/Recipes" } ?? "\(folder)/recipes" }

    /// What to do when something is missing: the command that builds or installs GANKit anew.
    var remedy: String {
        installed?.remedy ?? checkout.map { "run \($0)/Scripts/setup and build again" } ?? "install GANKit again"
    }

    /// Finds GANKit: in `GAN_HOME`, beside this executable, or in `../lib/gan` of it.
    ///
    /// - Throws: `GANError` with status 66 when there is no complete copy.
    static func find(environment: [String: String], executable: String = Program.path) throws -> Installation {
        if let home = environment["GAN_HOME"], !home.isEmpty {
            try refuseForeign(home)
            guard let found = Installation(at: home) else {
                throw GANError(
                    .missingInput,
                    "GAN_HOME is \(home), which does not hold \(libraryName) and GANKit.swiftmodule; unset it or mend it"
                )
            }
            return found
        }
        let beside = Files.folder(of: executable)
        for candidate in [beside, Files.absolute("\(beside)/../lib/gan")] {
            if let found = Installation(at: candidate) { return found }
        }
        throw GANError(
            .missingInput,
            "\(libraryName) and GANKit.swiftmodule are neither beside \(executable) nor in ../lib/gan of it; build all of "
                + "GANKit with 'swift build', or install it again with Scripts/install"
        )
    }

    private init?(at folder: String) {
        let folder = Files.resolved(folder)
        let candidates = ["\(folder)/Modules", "\(folder)/modules", folder]
        guard Files.exists("\(folder)/\(Self.libraryName)"),
            let modules = candidates.first(where: { Files.exists("\($0)/GANKit.swiftmodule") })
        else { return nil }
        self.folder = folder
        self.modules = modules
    }

    /// A recipe runs code from `GAN_HOME`, so somebody else's folder is refused.
    private static func refuseForeign(_ home: String) throws {
        guard let ownership = Files.ownership(of: home) else { return }
        guard ownership.user == geteuid() || ownership.user == 0 else {
            throw GANError(.usage, "GAN_HOME is \(home), which belongs to another user; GANKit runs no code from there")
        }
    }
}
