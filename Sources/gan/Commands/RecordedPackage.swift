import GANBase
import GANRuns

/// The package that a run's run.json names as its recipe.
///
/// A run's folder may have come from somebody else, and whoever reads the recipe.swift in it shall not run another program
/// without being told.
struct RecordedPackage {
    /// The package's folder.
    let path: String
    private let folder: String

    /// Takes what run.json says.
    ///
    /// - Parameters:
    ///   - path: The package's folder.
    ///   - folder: The run's folder.
    /// - Throws: `GANError` with status 65 for what no run of GANKit's records: a relative path, and a package inside the
    ///   run's folder.
    init(_ path: String, of folder: String) throws {
        self.path = path
        self.folder = folder
        let trouble: String
        if !path.hasPrefix("/") {
            trouble = "by a relative path"
        } else if Self.holds(folder, path) {
            trouble = "inside the run's own folder"
        } else {
            return
        }
        throw GANError(
            .badData,
            "\(folder)/run.json names the package \(path.printable), \(trouble), as gan never does; the recipe.swift in the folder may be another program, so look at the package, and name it with --package <folder> if it is the right one"
        )
    }

    /// Says which package is built and run, unless the run's folder lies in it.
    func announce() {
        guard !Self.holds(path, folder) else { return }
        Terminal.say(
            "the recipe of \(folder.printable) is the package \(path.printable), as its run.json says: that package is built and run, not the recipe.swift in the folder"
        )
    }

    private static func holds(_ folder: String, _ other: String) -> Bool {
        let (folder, other) = (Files.resolved(Files.absolute(folder)), Files.resolved(Files.absolute(other)))
        return other == folder || other.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    }
}
