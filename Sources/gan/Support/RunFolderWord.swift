import GANBase

/// A word of the command line that names the folder of a run.
enum RunFolderWord {
    /// Looks whether there is a run in the folder.
    ///
    /// - Returns: The folder.
    /// - Throws: ``GANError`` with status 66.
    static func check(_ folder: String) throws -> String {
        guard Files.isFolder(folder) else {
            throw GANError(.missingInput, "\(folder) is not a folder; name the folder that a run left, below runs/")
        }
        guard Files.exists("\(folder)/recipe.swift") else {
            throw GANError(.missingInput, "\(folder) holds no recipe.swift, so it is not the folder of a run")
        }
        return folder
    }
}
