import Foundation
import GANBase

/// Finds the files of a data set by the names that its authors gave them.
struct DataSetFiles {
    let place: String
    /// What is looked for: "CIFAR-10".
    let what: String

    private var root: String { NSString(string: place).expandingTildeInPath }

    /// The path of the first of some names that exists, in the folder or in one of its sub-folders.
    func find(_ names: [String], in folders: [String]) -> String? {
        for folder in [""] + folders {
            for name in names {
                let path = [root, folder, name].filter { !$0.isEmpty }.joined(separator: "/")
                if FileManager.default.fileExists(atPath: path) { return path }
            }
        }
        return nil
    }

    /// Opens a file and reads it; errors say which file it was.
    func read<Result>(_ path: String, _ body: (ArchiveFile) throws -> Result) throws -> Result {
        do {
            return try body(ArchiveFile(path))
        } catch let error as GANError {
            throw GANError(error.status, "cannot read \(what) from \"\(path)\": \(error.message)")
        }
    }

    /// The error for a folder without the files.
    func missing(_ names: String) -> GANError {
        GANError(
            .missingInput,
            "no \(what) in \"\(place)\": looked for \(names); name the folder that the archive unpacks to")
    }
}
