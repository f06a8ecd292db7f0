import Foundation

extension RunFolder {
    /// Removes what killed processes left half written in the folder: files and folders whose names end with the number of a
    /// process and `.part`.
    ///
    /// Only for whoever holds the folder's lock: nobody else writes there for long.
    package func removeLeftovers() {
        let files = FileManager.default
        for folder in [path, file("samples"), file("checkpoints")] where Self.isRealFolder(folder) {
            for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] where Self.isLeftover(name) {
                try? files.removeItem(atPath: "\(folder)/\(name)")
            }
        }
    }

    /// `report.html.4711.part`, or with digits that nobody can guess `report.html.4711.0123456789abcdef.part`.
    static func isLeftover(_ name: String) -> Bool {
        name.wholeMatch(of: /.+\.[0-9]+(\.[0-9a-f]{16})?\.part/) != nil
    }

    /// Whether a folder is there itself, and not a link to one.
    private static func isRealFolder(_ path: String) -> Bool {
        var information = stat()
        return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }
}
