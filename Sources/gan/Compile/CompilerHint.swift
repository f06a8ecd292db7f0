import Foundation

/// The one line that `gan` adds to the compiler's words, where those alone do not help.
enum CompilerHint {
    /// Finds a hint for what the compiler said, or `nil`.
    static func find(in output: String, installation: Installation) -> String? {
        if output.contains("cannot find type 'Recipe' in scope") {
            return "a recipe begins with 'import GANKit'"
        }
        if output.contains(/type 'any (AdversarialLoss|PenaltySampler)' has no member/) {
            return "'gan plugins' lists the losses, constraints and samplers that there are"
        }
        if output.contains("must provide a main static function") {
            return "a recipe is a struct marked @main that conforms to Recipe"
        }
        if output.contains("missing required module") || output.contains("no such module 'GANKit'") {
            return "the build in \(installation.folder) is not complete; \(installation.remedy)"
        }
        return nil
    }

    /// Says that GANKit's modules are another compiler's, which no compiler reads; `nil` where they fit.
    static func mismatch(_ toolchain: Toolchain, _ installation: Installation) -> (words: String, remedy: String)? {
        guard let built = compilerVersion(of: installation.module), !toolchain.version.contains(built) else {
            return nil
        }
        return (
            "built with \(built), but recipes would be compiled with \(short(toolchain.version)), \(toolchain.compiler)",
            "set GAN_SWIFTC to \(installation.installed?.compiler ?? "the compiler that built it"), or \(installation.remedy)"
        )
    }

    /// The compiler that wrote a module, as the module itself says: "Swift version 6.3.1 (swift-6.3.1-RELEASE)".
    static func compilerVersion(of module: String) -> String? {
        guard let bytes = Files.bytes(of: module), let start = bytes.range(of: Data("Swift version ".utf8)) else {
            return nil
        }
        let rest = bytes[start.lowerBound...].prefix(200)
        return rest.firstIndex(of: UInt8(ascii: ")")).map { String(decoding: rest[...$0], as: UTF8.self) }
    }

    /// The version inside what `swiftc -version` prints, which on a Mac begins with the driver's own.
    static func short(_ version: String) -> String {
        version.range(of: "Swift version").map { String(version[$0.lowerBound...]) } ?? version
    }
}
