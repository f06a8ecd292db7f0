import Foundation

/// The user's folder for what GANKit makes once and uses again: compiled recipes, drawn pictures.
///
/// Everything in it can be deleted at any time; it is made again when needed.
public enum CacheFolder {
    /// The folder's absolute path: `$GAN_CACHE`, else `$XDG_CACHE_HOME/gan`, else `~/.cache/gan`.
    ///
    /// The folder need not exist.
    public static var path: String {
        path(environment: ProcessInfo.processInfo.environment)
    }

    /// The folder's absolute path as given by environment variables.
    ///
    /// Empty variables count as unset, and so does an `XDG_CACHE_HOME` that is not absolute, as the XDG rules ask.
    public static func path(environment: [String: String]) -> String {
        if let chosen = environment["GAN_CACHE"], !chosen.isEmpty {
            return absolute(chosen)
        }
        if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
            return absolute(caches + "/gan")
        }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
        return absolute(home + "/.cache/gan")
    }

    /// Makes a folder inside the cache folder, with the folders above it, and returns its path.
    ///
    /// Programs, modules and pictures are taken from it as they are. So it is made for its owner alone, and one that
    /// belongs to another user is refused.
    ///
    /// - Parameters:
    ///   - name: The folder's name inside the cache folder; may have several parts, "smileys/32".
    ///   - root: The cache folder.
    /// - Throws: ``GANError`` with status 73 when the folder cannot be made, or is not the user's own.
    public static func makeSubfolder(_ name: String, in root: String = path) throws -> String {
        let folder = root + "/" + name
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw GANError(
                .cannotWrite,
                "cannot make the cache folder \(folder); set GAN_CACHE to a folder that can be written to")
        }
        try requireOwn(folder)
        chmod(folder, 0o700)
        return folder
    }

    /// Objects to a folder of another user.
    ///
    /// - Parameter folder: A folder of the cache; a link to it must be the user's own too.
    /// - Throws: ``GANError`` with status 73.
    package static func requireOwn(_ folder: String) throws {
        var (named, found) = (stat(), stat())
        guard lstat(folder, &named) == 0, stat(folder, &found) == 0 else { throw WholeFile.cannotWrite(folder) }
        guard named.st_uid == geteuid(), found.st_uid == geteuid() else {
            throw GANError(
                .cannotWrite,
                "\(folder) belongs to another user, so nothing is taken from it; set GAN_CACHE to a folder of your own")
        }
    }

    private static func absolute(_ path: String) -> String {
        let expanded = NSString(string: path).expandingTildeInPath
        return URL(fileURLWithPath: expanded).standardizedFileURL.path
    }
}
