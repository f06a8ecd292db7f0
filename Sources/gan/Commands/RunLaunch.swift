/// What the commands that take the folder of a run do alike: compile its recipe where needed, and become it.
enum RunLaunch {
    /// A folder that messages take for an example.
    static let example = "runs/Faces-2026-01-31-1204"

    /// What the help says where a generator is used.
    static let optionsNote = """
        The run folder keeps the recipe that it ran, so the same networks are built again, with the weights of the newest \
        checkpoint or of another (--checkpoint); averaged ones, where the recipe averages.
        """

    /// Starts.
    ///
    /// - Parameters:
    ///   - action: What the recipe shall do.
    ///   - option: By which option it learns of the folder.
    ///   - words: The run's folder, then options.
    ///   - ignoresCache: Whether to compile in any case.
    /// - Throws: `GANError` with status 66 when the folder is not that of a run.
    static func start(_ action: String, option: String = "--run", words: [String], ignoresCache: Bool) throws -> Never {
        let folder = try RunFolderWord.check(words[0])
        // A run folder is compiled as the folder of Swift files that it is.
        let words = [folder, option, folder] + words.dropFirst()
        try RecipeLaunch(action: action, words: words, ignoresCache: ignoresCache).start()
    }
}
