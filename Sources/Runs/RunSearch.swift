import Foundation
import GANBase

/// Looks for the folders of runs below a folder: runs themselves, and studies with runs in them.
package struct RunSearch {
    /// The runs, by their paths.
    package private(set) var runs: [RunFolder] = []
    /// Folders within folders within folders that are looked at.
    private static let depth = 4

    /// Looks.
    ///
    /// - Parameter folder: Where to begin; it may be a run itself.
    package init(below folder: String) {
        look(folder, Self.depth)
        runs.sort { $0.path < $1.path }
    }

    private mutating func look(_ folder: String, _ depth: Int) {
        let run = RunFolder(path: folder)
        if FileManager.default.fileExists(atPath: run.file("run.json")) {
            runs.append(run)
            return
        }
        guard depth > 0, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
        for name in names where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            var information = stat()
            // Links to folders would lead in circles.
            guard lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else { continue }
            look(path, depth - 1)
        }
    }
}
