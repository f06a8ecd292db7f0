import Foundation
import GANBase

/// The Swift compiler that compiles recipes.
struct Toolchain {
    /// The compiler's path.
    let compiler: String
    /// What `swiftc -version` says, in one line.
    let version: String

    /// The linker to ask for, or `nil` for the platform's own.
    ///
    /// On Linux lld links a recipe five times as fast as the default; Swift's toolchains bring it.
    var linker: String? {
        #if os(Linux)
            let beside = Files.folder(of: Files.resolved(compiler)) + "/ld.lld"
            return Files.isExecutable(beside) ? "lld" : nil
        #else
            return nil
        #endif
    }

    /// Finds the compiler: `GAN_SWIFTC`, else `swiftc` in PATH.
    ///
    /// - Throws: `GANError` with status 66 when there is none or it does not run.
    static func find(environment: [String: String], memory: Memory) throws -> Toolchain {
        let name = environment["GAN_SWIFTC"].flatMap { $0.isEmpty ? nil : $0 } ?? "swiftc"
        guard let compiler = Program.find(name, environment: environment) else {
            throw GANError(
                .missingInput,
                "the Swift compiler \(name) was not found; install Swift from https://www.swift.org/install, "
                    + "or name a compiler with GAN_SWIFTC")
        }
        let version =
            isStandIn(compiler)
            ? try askVersion(of: compiler)
            : try memory.value("compiler", of: [compiler, Files.resolved(compiler)]) { try askVersion(of: compiler) }
        return Toolchain(compiler: compiler, version: version)
    }

    /// Whether the file only finds the real compiler (swiftly, xcrun), which can change while the file stays the same.
    private static func isStandIn(_ compiler: String) -> Bool {
        #if canImport(Darwin)
            if compiler.hasPrefix("/usr/bin/") { return true }
        #endif
        return !["swift-driver", "swift-frontend", "swiftc", "swift"].contains(Files.name(of: Files.resolved(compiler)))
    }

    private static func askVersion(of compiler: String) throws -> String {
        try CompilerRoom(cache: nil, environment: ProcessInfo.processInfo.environment).check()
        let temporary = SwiftTemporaryFolder(ProcessInfo.processInfo.environment)
        let ending = try ChildProcess(program: compiler, arguments: ["-version"], environment: temporary.environment)
            .run(.collected)
        let line = ending.output.split(separator: "\n").first { $0.contains("Swift version") }
        guard ending.status == 0, let line else {
            throw GANError(.missingInput, "\(compiler) -version failed:\n\(ending.output)")
        }
        return String(line)
    }
}
