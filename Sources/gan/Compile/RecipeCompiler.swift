import Foundation
import GANBase

/// Turns the Swift files of a recipe into a program, once.
struct RecipeCompiler {
    /// The compiler.
    let toolchain: Toolchain
    /// The library to link.
    let installation: Installation
    /// Where programs are kept.
    let cache: RecipeCache
    /// What is known about files already.
    let memory: Memory
    /// The folder where the compiler keeps C modules, which are the same for all recipes.
    let moduleCache: String
    /// Where the compiler writes.
    let room: CompilerRoom

    /// Looks up the compiler, GANKit and the cache.
    ///
    /// - Throws: `GANError` with a message that names what is missing.
    init(environment: [String: String]) throws {
        let root = CacheFolder.path(environment: environment)
        memory = Memory(root: root)
        room = CompilerRoom(cache: root, environment: environment)
        installation = try Installation.find(environment: environment)
        toolchain = try Toolchain.find(environment: environment, memory: memory)
        cache = try RecipeCache(root: root)
        moduleCache = try CacheFolder.makeSubfolder("modules", in: root)
    }

    /// The program for `sources`: the cached one, or a new one.
    ///
    /// - Parameters:
    ///   - sources: The recipe.
    ///   - ignoringCache: Whether to compile in any case.
    /// - Throws: `GANError` with status 65 when the recipe does not compile; the compiler's own words have been
    ///   shown then. With status 73 when the compiler has no room to write.
    func program(for sources: RecipeSources, ignoringCache: Bool) throws -> String {
        let key = try key(of: sources)
        if !ignoringCache, let program = cache.program(key) {
            Terminal.debug("\(sources.name) was compiled before, to \(program)")
            return program
        }
        return try cache.store(key, replacing: ignoringCache) { path in
            try compile(sources, to: path)
        }
    }

    /// What identifies a program: everything that the compiler's work depends on.
    ///
    /// Absolute paths are in it, because `#filePath` and debug information hold them.
    private func key(of sources: RecipeSources) throws -> String {
        var pieces = try sources.files.map { file in
            guard let bytes = Files.bytes(of: file) else {
                throw GANError(.missingInput, "cannot read \(file): \(String(cString: strerror(errno)))")
            }
            return Array(bytes)
        }
        let words =
            sources.absolutePaths + [toolchain.version] + installation.fingerprint + flags(module: sources.moduleName)
        pieces += words.map { Array($0.utf8) }
        return Digest.pieces(pieces)
    }

    private func flags(module: String) -> [String] {
        var flags = [
            // @main works, and globals are not bound to the main actor.
            "-parse-as-library", "-module-name", module, "-swift-version", "6",
            // As fast as -Onone, half a second of processor time either way, because -wmo makes it one process.
            // With -g the driver (Swift 6.3) leaves the module of a recipe of three files or more in the current folder.
            "-O", "-wmo", "-gline-tables-only",
        ]
        flags += installation.flags
        if let linker = toolchain.linker { flags += ["-use-ld=\(linker)"] }
        return flags
    }

    private func compile(_ sources: RecipeSources, to path: String) throws {
        if let mismatch = CompilerHint.mismatch(toolchain, installation) {
            throw GANError(.usage, "GANKit was \(mismatch.words)\n     To mend it: \(mismatch.remedy)")
        }
        try room.check()
        let process = compiler(for: sources, output: path)
        let beginning = ContinuousClock.now
        let ending = try Terminal.whileShowing("Compiling \(Files.name(of: sources.name)) …") {
            try process.run(.shown)
        }
        Terminal.debug(
            "compiling \(sources.name) took \(String(format: "%.2f", (ContinuousClock.now - beginning) / .seconds(1))) s: "
                + ([process.program] + process.arguments).joined(separator: " "))
        guard ending.status == 0 else {
            if let failure = room.failure(in: ending.output) { throw failure }
            let hint = CompilerHint.find(in: ending.output, installation: installation)
            throw GANError(.badData, hint ?? "\(sources.name) does not compile")
        }
    }

    /// Compiles without the cache and without a word.
    ///
    /// - Returns: `nil` when it went well, else the compiler's words.
    func trial(of sources: RecipeSources, to path: String) throws -> String? {
        let ending = try compiler(for: sources, output: path).run(.collected)
        return ending.status == 0 ? nil : ending.output
    }

    /// The words after the compiler's name, without those that say where the program goes.
    ///
    /// - Parameters:
    ///   - sources: The recipe.
    ///   - files: Its files, as the compiler shall name them.
    func arguments(for sources: RecipeSources, files: [String]) -> [String] {
        flags(module: sources.moduleName) + ["-module-cache-path", moduleCache] + files
    }

    private func compiler(for sources: RecipeSources, output path: String) -> ChildProcess {
        let colour = Terminal.isColoured ? "-color-diagnostics" : "-no-color-diagnostics"
        let arguments = arguments(for: sources, files: sources.files) + [colour, "-o", path]
        return ChildProcess(program: toolchain.compiler, arguments: arguments)
    }
}
