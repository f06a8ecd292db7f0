import Foundation
import GANBase

/// Where pictures are packed to, by the name that the user gave: `faces.zip`, `faces.tar`, `faces-{000..099}.tar`.
package struct PackTarget: Sendable {
    /// The name as the user wrote it.
    package let name: String
    /// The kind of archive.
    package let kind: Kind
    /// The archives' paths: one, or one for each shard.
    package let paths: [String]

    /// Kinds of archives.
    package enum Kind: String, Sendable {
        /// With names and labels as StyleGAN has them.
        case zip
        /// With names and labels as WebDataset has them.
        case tar
    }

    /// Understands a name.
    ///
    /// - Parameter name: A path that ends with .zip or .tar, or a pattern for tar shards; a leading `~` stands for the home
    ///   folder.
    /// - Throws: `GANError` with status 64 when it is neither.
    package init(_ name: String) throws {
        self.name = name
        let whole = NSString(string: name).expandingTildeInPath
        guard let kind = Kind(rawValue: NSString(string: whole).pathExtension.lowercased()) else {
            throw GANError(
                .usage,
                "\"\(name)\" ends neither with .zip nor with .tar; name for example faces.zip, faces.tar or "
                    + "'faces-{000..009}.tar'")
        }
        self.kind = kind
        paths = BracePattern.isPattern(whole) ? try BracePattern.expand(whole) : [whole]
        guard kind == .tar || paths.count == 1 else {
            throw GANError(.usage, "\"\(name)\" stands for several zip archives; only tar archives can be shards")
        }
        guard Set(paths).count == paths.count else {
            throw GANError(.usage, "the pattern \"\(name)\" stands for the same file twice")
        }
    }

    /// The file beside tar archives that describes them; a zip archive holds its own.
    package var manifestPath: String? {
        guard kind == .tar else { return nil }
        let whole = NSString(string: name).expandingTildeInPath
        guard paths.count > 1, let brace = whole.firstIndex(of: "{") else {
            return NSString(string: whole).deletingPathExtension + ".manifest.json"
        }
        var stem = whole[..<brace]
        while let last = stem.last, "-_.".contains(last) { stem.removeLast() }
        return stem.isEmpty || stem.hasSuffix("/") ? stem + "manifest.json" : stem + ".manifest.json"
    }

    /// The number of the shard that a picture goes to: all get as many pictures as the others, or one more, and the order
    /// stays.
    ///
    /// - Parameters:
    ///   - index: The picture's number.
    ///   - count: How many pictures there are.
    package func shard(of index: Int, count: Int) -> Int {
        index * paths.count / count
    }

    /// Stops where there is something already.
    ///
    /// - Parameter isReplacing: Whether files may be replaced; folders never are.
    /// - Throws: `GANError` with status 73.
    package func refuseExisting(isReplacing: Bool) throws {
        for path in paths + [manifestPath].compactMap({ $0 }) {
            var folder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &folder) else { continue }
            guard !folder.boolValue else { throw GANError(.cannotWrite, "\(path) is a folder; choose another name") }
            guard isReplacing else { throw GANError(.cannotWrite, "\(path) exists already; --force replaces it") }
        }
    }
}
