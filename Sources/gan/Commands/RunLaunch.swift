import GANBase

/// What the commands that use the generator of a run do alike: compile its recipe where needed, and become it.
enum RunLaunch {
    /// A folder that messages take for an example.
    static let example = "runs/Faces-2026-01-31-1204"

    /// What every help says of the options.
    static let optionsNote = """
        The run folder keeps the recipe that it ran, so the same networks are built again, with the weights of the newest \
        checkpoint or of another (--checkpoint); averaged ones, where the recipe averages.
        """

    /// Starts.
    ///
    /// - Parameters:
    ///   - action: What the recipe shall do.
    ///   - option: The recipe's option for the folder.
    ///   - words: The run's folder, then options.
    ///   - ignoresCache: Whether to compile in any case.
    /// - Throws: `GANError` with status 66 when the folder is not that of a run.
    static func start(_ action: String, option: String = "--run", words: [String], ignoresCache: Bool) throws -> Never {
        let folder = words[0]
        guard Files.isFolder(folder) else {
            throw GANError(.missingInput, "\(folder) is not a folder; name the folder that a run left, below runs/")
        }
        guard Files.exists("\(folder)/recipe.swift") else {
            throw GANError(.missingInput, "\(folder) holds no recipe.swift, so it is not the folder of a run")
        }
        // A run folder is compiled as the folder of Swift files that it is.
        let words = [folder, option, folder] + words.dropFirst()
        try RecipeLaunch(action: action, words: words, ignoresCache: ignoresCache).start()
    }
}
