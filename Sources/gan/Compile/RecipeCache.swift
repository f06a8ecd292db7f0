import Foundation
import GANBase

/// The compiled recipes in the user's cache folder: `recipes/<key>/recipe`, and beside each its digest.
///
/// A program that was damaged (by a disk that was full, a crash, a copy that was broken off) may do anything, also nothing
/// while it says that all went well. So its digest is compared each time, which takes a thousandth of a second.
struct RecipeCache {
    /// The folder of all entries.
    let folder: String

    /// When all entries together take more bytes than this, those used longest ago go.
    static let limit = 500_000_000

    private static let program = "recipe"
    private static let digest = "recipe.sha256"
    private static let stagingSuffix = ".tmp"
    private static let secondsUntilAbandoned = 86_400.0

    /// Opens the cache below `root`, the user's cache folder.
    ///
    /// - Throws: `GANError` with status 73 when the folder cannot be made or is not the user's own.
    init(root: String) throws {
        folder = try CacheFolder.makeSubfolder("recipes", in: root)
    }

    /// The program stored under `key`, or `nil` where there is none or it is damaged; finding it counts as use.
    func program(_ key: String) -> String? {
        let program = "\(folder)/\(key)/\(Self.program)"
        guard Files.isExecutable(program), let digest = Self.digest(of: program),
            Files.text(of: "\(folder)/\(key)/\(Self.digest)") == digest
        else { return nil }
        utimes("\(folder)/\(key)", nil)
        return program
    }

    /// Stores what `make` writes to the path that it is given, and returns the program's final path.
    ///
    /// The program appears whole or not at all: it is made in a folder of its own, which is renamed. Losing a race
    /// against another `gan` does no harm, because both made the same.
    ///
    /// - Parameters:
    ///   - key: What the program is stored under.
    ///   - replacing: Whether an entry that is there already is thrown away.
    ///   - make: Writes the program.
    /// - Throws: What `make` throws; `GANError` with status 73 when the folder cannot be written to.
    func store(_ key: String, replacing: Bool, _ make: (_ path: String) throws -> Void) throws -> String {
        let staging = "\(folder)/\(key).\(getpid())\(Self.stagingSuffix)"
        guard mkdir(staging, 0o700) == 0 else {
            throw GANError(.cannotWrite, "cannot make \(staging): \(String(cString: strerror(errno)))")
        }
        defer { remove(staging) }
        let made = "\(staging)/\(Self.program)"
        try make(made)
        guard let digest = Self.digest(of: made) else {
            throw GANError(
                .cannotWrite, "cannot read \(made), which was just written: \(String(cString: strerror(errno)))")
        }
        try WholeFile.write(Data(digest.utf8), to: "\(staging)/\(Self.digest)")
        let entry = "\(folder)/\(key)"
        if Files.exists(entry) && (replacing || program(key) == nil) {
            let old = "\(folder)/\(key).old.\(getpid())\(Self.stagingSuffix)"
            if rename(entry, old) == 0 { remove(old) }
        }
        guard rename(staging, entry) == 0 || program(key) != nil else {
            throw GANError(.cannotWrite, "cannot write \(entry): \(String(cString: strerror(errno)))")
        }
        prune(keeping: key)
        return "\(entry)/\(Self.program)"
    }

    /// Deletes what interrupted compiles left behind and, beyond `limit`, the entries that were used longest ago.
    func prune(keeping key: String, limit: Int = limit) {
        var entries: [(name: String, used: Double, size: Int)] = []
        for name in Files.names(in: folder) where name != key {
            let path = "\(folder)/\(name)"
            let used = Self.lastUse(of: path)
            if !name.hasSuffix(Self.stagingSuffix) {
                entries.append((name, used, Files.size(under: path)))
            } else if Date().timeIntervalSince1970 - used > Self.secondsUntilAbandoned {
                remove(path)
            }
        }
        var total = entries.reduce(Files.size(under: "\(folder)/\(key)")) { $0 + $1.size }
        for entry in entries.sorted(by: { $0.used < $1.used }) {
            guard total > limit else { return }
            remove("\(folder)/\(entry.name)")
            total -= entry.size
        }
    }

    private static func digest(of program: String) -> String? {
        Files.bytes(of: program).map { Digest.bytes(Array($0)) }
    }

    private static func lastUse(of path: String) -> Double {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    }

    private func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
