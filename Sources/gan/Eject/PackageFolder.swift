import Foundation
import GANBase

/// A folder that becomes a package.
enum PackageFolder {
    /// The .gitignore of a package.
    static let ignored = ".build/\n.swiftpm/\nruns/\n"

    /// Objects to a folder that holds something.
    ///
    /// - Throws: `GANError` with status 73.
    static func refuseTaken(_ folder: String, remedy: String) throws {
        guard Files.exists(folder) else { return }
        guard Files.isFolder(folder), Files.names(in: folder).isEmpty else {
            throw GANError(.cannotWrite, "\(folder) exists and is not an empty folder; \(remedy)")
        }
    }

    /// Writes files into a folder that is not there, or is empty: all of them or none.
    ///
    /// - Parameters:
    ///   - contents: The files by their paths in the folder.
    ///   - folder: The folder's absolute path.
    /// - Throws: `GANError` with status 73.
    static func write(_ contents: [(path: String, bytes: Data)], to folder: String) throws {
        let staging = "\(folder).\(getpid()).tmp"
        defer { try? FileManager.default.removeItem(atPath: staging) }
        for (path, bytes) in contents {
            try WholeFile.makeFolder(Files.folder(of: "\(staging)/\(path)"))
            try WholeFile.write(bytes, to: "\(staging)/\(path)")
        }
        guard rename(staging, folder) == 0 else {
            throw GANError(.cannotWrite, "cannot write \(folder): \(String(cString: strerror(errno)))")
        }
    }
}
