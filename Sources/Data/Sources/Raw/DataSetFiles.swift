import Foundation
import GANBase

/// Finds the files of a data set by the names that its authors gave them.
struct DataSetFiles {
    let place: String
    /// What is looked for: "CIFAR-10".
    let what: String

    private var root: String { NSString(string: place).expandingTildeInPath }

    /// The path of the first of some names that exists in a folder below the place, or in the place itself.
    ///
    /// - Parameter folder: The folder's path from there, or nothing.
    func find(_ names: [String], in folder: String) -> String? {
        names.lazy.map { [root, folder, $0].filter { !$0.isEmpty }.joined(separator: "/") }
            .first { FileManager.default.fileExists(atPath: $0) }
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
