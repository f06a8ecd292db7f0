import Foundation
import GANBase

/// The checks of `gan doctor`, in order; each stands by itself, so that one fault hides no other.
struct Examination {
    /// The environment that `gan` was started with.
    let environment: [String: String]

    private var root: String { CacheFolder.path(environment: environment) }
    private var memory: Memory { Memory(root: root) }

    /// Calls `report` with each finding, as soon as it is known.
    func run(_ report: (Finding) -> Void) {
        let installation = Result { try Installation.find(environment: environment) }
        let toolchain = Result { try Toolchain.find(environment: environment, memory: memory) }
        report(compiler(toolchain))
        report(library(installation, toolchain))
        let found = try? installation.get()
        if let installed = found?.installed { report(files(installed)) }
        if let found { report(libtorch(found)) }
        report(cacheFolder())
        if let found {
            report(recipe(found))
            // Only the scripts of a checkout need it.
            if found.installed == nil { report(python(found)) }
        }
        report(machine())
    }

    private func compiler(_ toolchain: Result<Toolchain, any Error>) -> Finding {
        switch toolchain {
        case .success(let found): .good("Swift", "\(CompilerHint.short(found.version)), \(found.compiler)")
        case .failure(let error): .fault("Swift", error)
        }
    }

    private func library(
        _ installation: Result<Installation, any Error>, _ toolchain: Result<Toolchain, any Error>
    ) -> Finding {
        let found: Installation
        switch installation {
        case .success(let installation): found = installation
        case .failure(let error): return .fault("GANKit", error)
        }
        guard let built = CompilerHint.compilerVersion(of: found.module) else {
            return .fault("GANKit", "cannot read \(found.module)", remedy: found.remedy)
        }
        if case .success(let toolchain) = toolchain, let mismatch = CompilerHint.mismatch(toolchain, found) {
            return .fault("GANKit", mismatch.words, remedy: mismatch.remedy, .usage)
        }
        let compiler = (try? toolchain.get()) == nil ? built : "the same Swift"
        return .good("GANKit", "\(GANKitVersion.current), built with \(compiler), in \(found.folder)")
    }

    private func files(_ installed: InstalledCopy) -> Finding {
        let missing = installed.missing
        guard let first = missing.first else {
            return .good("Files", "all \(installed.paths.count) that were installed in \(installed.prefix) are there")
        }
        return .fault(
            "Files",
            "\(installed.prefix) lacks \(missing.count) of the \(installed.paths.count) that were installed, the first is \(first)",
            remedy: installed.remedy)
    }

    private func libtorch(_ installation: Installation) -> Finding {
        do {
            let answer = try WorkerAnswer.ask(installation)
            guard answer.status == 0 else {
                return .fault("libtorch", answer.words, remedy: Libtorch.remedy(for: installation))
            }
            return .good("libtorch", answer.words)
        } catch {
            return .fault("libtorch", error)
        }
    }

    private func cacheFolder() -> Finding {
        do {
            let cache = try RecipeCache(root: root)
            guard access(cache.folder, W_OK) == 0 else {
                return .fault(
                    "Cache", "\(cache.folder) cannot be written to", remedy: "set GAN_CACHE to a folder of your own",
                    .cannotWrite)
            }
            let megabytes = Double(Files.size(under: root)) / 1e6
            return .good("Cache", "\(root), \(String(format: "%.0f", megabytes)) MB")
        } catch {
            return .fault("Cache", error)
        }
    }

    /// Compiles the starter recipe for real: modules, module maps and the linker are put to the test.
    private func recipe(_ installation: Installation) -> Finding {
        do {
            let folder = try TemporaryFolder("gan-doctor")
            defer { withExtendedLifetime(folder) {} }
            let file = "\(folder.path)/Starter.swift"
            try WholeFile.write(Data(StarterRecipe.text(for: "Starter").utf8), to: file)
            let compiler = try RecipeCompiler(environment: environment)
            let start = Date()
            let output = try compiler.trial(of: RecipeSources([file]), to: "\(folder.path)/recipe")
            guard let output else {
                return .good("Recipes", "compile, in \(String(format: "%.1f", Date().timeIntervalSince(start))) s")
            }
            let words = output.split(separator: "\n").prefix(8).joined(separator: "\n")
            return .fault(
                "Recipes", "the starter recipe does not compile:\n\(words)", remedy: installation.remedy, .ourFault)
        } catch {
            return .fault("Recipes", error)
        }
    }

    private func python(_ installation: Installation) -> Finding {
        let own = installation.checkout.map { "\($0)/.venv/bin/python" }
        let candidates = [own, Program.find("python3", environment: environment)].compactMap(\.self)
        guard let python = candidates.first(where: Files.isExecutable) else {
            return .fault(
                "Python", "there is no python3; scripts that compare with PyTorch need it", remedy: "install python3")
        }
        do {
            let ending = try ChildProcess(program: python, arguments: ["--version"]).run(.collected)
            let version = ending.output.trimmingCharacters(in: .whitespacesAndNewlines)
            guard ending.status == 0 else {
                return .fault(
                    "Python", "\(python) does not run: \(version)", remedy: Libtorch.remedy(for: installation))
            }
            return .good("Python", "\(version.replacingOccurrences(of: "Python ", with: "")), \(python)")
        } catch {
            return .fault("Python", error)
        }
    }

    private func machine() -> Finding {
        let information = ProcessInfo.processInfo
        let memory = String(format: "%.0f GiB", Double(information.physicalMemory) / 1_073_741_824)
        return .good("Machine", "\(information.activeProcessorCount) cores, \(memory) of memory")
    }
}
