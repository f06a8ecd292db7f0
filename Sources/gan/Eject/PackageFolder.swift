import Foundation
import GANBase

/// A folder that becomes a package.
enum PackageFolder {
    /// The .gitignore of a package.
    static let ignored = ".build/\n.swiftpm/\nruns/\n"

    /// Objects to a folder that holds something, and to no name.
    ///
    /// - Throws: `GANError` with status 73 or 64.
    static func refuseTaken(_ folder: String, remedy: String) throws {
        guard !folder.isEmpty else { throw GANError(.usage, "a package needs the name of a folder") }
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
        // Somebody's shell may stand in a folder that is there, and a link may lead to it: it stays, and is filled.
        let isThere = Files.isFolder(folder)
        let folder = isThere ? Files.resolved(folder) : folder
        let staging = try AsideName.makeFolder(beside: folder)
        defer { try? FileManager.default.removeItem(atPath: staging) }
        for (path, bytes) in contents {
            try WholeFile.makeFolder(Files.folder(of: "\(staging)/\(path)"))
            try WholeFile.write(bytes, to: "\(staging)/\(path)")
        }
        guard isThere else { return try move(staging, to: folder) }
        var moved: [String] = []
        do {
            for name in Files.names(in: staging) {
                try move("\(staging)/\(name)", to: "\(folder)/\(name)")
                moved.append(name)
            }
        } catch {
            for name in moved { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
            throw error
        }
    }

    private static func move(_ path: String, to target: String) throws {
        guard rename(path, target) == 0 else {
            throw GANError(.cannotWrite, "cannot write \(target): \(String(cString: strerror(errno)))")
        }
    }
}
