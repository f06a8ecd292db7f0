import ArgumentParser
import GANBase
import GANRuns

/// The option of the commands that take a run, for runs whose recipe is a package.
struct RunPackageOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the package is now that the run's recipe came from, if it has moved.", valueName: "folder"))
    var package: String?
}

/// What the commands that use the generator of a run do alike: compile its recipe where needed, and become it.
enum RunLaunch {
    /// A folder that messages take for an example.
    static let example = "runs/Faces-2026-01-31-1204"

    /// What every help says of the options.
    static let optionsNote = """
        The run folder keeps the recipe that it ran, so the same networks are built again, with the weights of the newest \
        checkpoint or of another (--checkpoint); averaged ones, where the recipe averages. \(warning)
        """

    /// What every help says of folders from elsewhere.
    static let warning = """
        The recipe in the folder is compiled and run, as a program with your rights: use only folders of people whose programs \
        you would run.
        """

    /// Starts.
    ///
    /// - Parameters:
    ///   - action: What the recipe shall do.
    ///   - option: The recipe's option for the folder.
    ///   - words: The run's folder, then options.
    ///   - package: Where the package is that the recipe came from; as the run says, when `nil`.
    ///   - ignoresCache: Whether to compile in any case.
    /// - Throws: `GANError` with status 66 when the folder is not that of a run, or its package is gone, 65 when what it
    ///   holds is no run's.
    static func start(
        _ action: String, option: String = "--run", words: [String], package: String?, ignoresCache: Bool
    ) throws -> Never {
        let folder = words[0]
        guard Files.isFolder(folder) else {
            throw GANError(.missingInput, "\(folder) is not a folder; name the folder that a run left, below runs/")
        }
        let run = RunFolder(path: folder)
        try run.requireOwnFiles()
        let recorded = Files.exists(run.file("run.json")) ? try RecordedRun(run) : nil
        let rest = [option, folder] + words.dropFirst()
        if let package = try Self.package(of: folder, recorded, chosen: package) {
            let launch = RecipeLaunch(
                action: action, words: [package] + rest, product: recorded?.product, shownAs: folder)
            try launch.start()
        }
        guard Files.exists("\(folder)/recipe.swift") else {
            throw GANError(
                .missingInput,
                recorded == nil
                    ? "\(folder) holds no recipe.swift, so it is not the folder of a run"
                    : "\(folder) holds no recipe.swift, because gan did not start this run; ask the program that did: <program> \(action) \(option) \(folder)"
            )
        }
        // A run folder is compiled as the folder of Swift files that it is.
        try RecipeLaunch(action: action, words: [folder] + rest, ignoresCache: ignoresCache).start()
    }

    /// The package to build; `nil` where the files in the run's folder are the recipe.
    private static func package(of folder: String, _ recorded: RecordedRun?, chosen: String?) throws -> String? {
        if let chosen {
            guard RecipePackage.isPackage(chosen) else {
                throw GANError(.missingInput, "\(chosen) is not the folder of a package: it holds no Package.swift")
            }
            return chosen
        }
        guard let package = try recorded?.package.map({ try RecordedPackage($0, of: folder) }) else { return nil }
        if RecipePackage.isPackage(package.path) {
            package.announce()
            return package.path
        }
        // A package of a single target that needs GANKit alone is all in the run's folder.
        guard Files.exists("\(folder)/\(RunFolder.librarySources)") else { return nil }
        throw GANError(
            .missingInput,
            "the recipe of \(folder) is the package \(package.path), which is gone; put it back, or say where it is now with --package <folder>"
        )
    }
}
