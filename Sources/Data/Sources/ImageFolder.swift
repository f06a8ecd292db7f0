import Foundation
import GANBase

/// A folder that holds JPEG and PNG files, at any depth.
///
/// Files are recognised by their content, never by their name, and taken in the order of the bytes of their paths.
/// Hidden files are left out; links are followed; pipes and devices are left out.
public struct ImageFolder: ImageSource {
    /// The folder as the user wrote it; a leading `~` stands for the home folder.
    public let place: String

    /// Names a folder; it is not looked at before ``open()``.
    ///
    /// - Parameter path: The folder; a leading `~` stands for the home folder.
    public init(_ path: String) {
        place = path
    }

    /// Lists the pictures below the folder.
    ///
    /// - Throws: `GANError` with status 66 when the folder is missing or holds no picture.
    public func open() throws -> any ImageCollection {
        let root = NSString(string: place).expandingTildeInPath
        try checkFolder(root)
        let walk = FolderWalk(root: root)
        let sorted = FolderFiles(root: root, paths: walk.files)
        var rejected = walk.unreadable
        rejected.append(contentsOf: sorted.rejected)
        guard sorted.pictures.count > 0 else {
            throw GANError(.missingInput, noPicture(walk: walk, files: sorted, rejected: rejected))
        }
        return FolderCollection(root: Array(root.utf8), paths: sorted.pictures, rejected: rejected)
    }

    private func checkFolder(_ root: String) throws {
        var information = stat()
        guard !root.isEmpty, stat(root, &information) == 0 else {
            let reason = root.isEmpty ? "the path is empty" : SystemFile.systemWords(errno)
            let from = root.hasPrefix("/") ? "" : " (seen from \(FileManager.default.currentDirectoryPath))"
            throw GANError(.missingInput, "cannot open the picture folder \"\(place)\"\(from): \(reason)")
        }
        guard information.st_mode & S_IFMT == S_IFDIR else {
            throw GANError(.missingInput, "\"\(place)\" is not a folder; name the folder that holds the pictures")
        }
    }

    private func noPicture(walk: FolderWalk, files: FolderFiles, rejected: [UnreadableImage]) -> String {
        let below = walk.folderCount > 1 ? "and the \((walk.folderCount - 1).grouped) folders below it " : ""
        let lookedFor =
            "no picture in \"\(place)\": looked in it \(below)for JPEG and PNG files, recognised by their content, "
        var found = rejected.map(\.description)
        found.append(contentsOf: files.firstOthers.map(\.description))
        guard let first = found.first else {
            return lookedFor + "and found no file at all"
        }
        let count = rejected.count + files.otherCount
        let names = count == 1 ? first : found.prefix(5).joined(separator: "; ")
        let more = count > 5 ? "; and \((count - 5).grouped) more" : ""
        return lookedFor + "and found \(count.grouped) other \(count == 1 ? "file" : "files"): \(names)\(more)"
    }
}

/// The pictures of an ``ImageFolder``.
private struct FolderCollection: ImageCollection {
    let root: [UInt8]
    let paths: PathTable
    let rejected: [UnreadableImage]

    var count: Int { paths.count }

    func name(at index: Int) -> String {
        paths.text(at: index)
    }

    func bytes(at index: Int) throws -> [UInt8] {
        try SystemFile.read(root + [UInt8(ascii: "/")] + paths.path(at: index))
    }
}
