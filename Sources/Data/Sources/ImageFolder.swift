import Foundation
import GANBase

/// A folder that holds JPEG and PNG files, at any depth.
///
/// Files are recognised by their content, never by their name, and taken in the order of the bytes of their paths.
/// Hidden files are left out; links are followed; pipes and devices are never opened, and reported where their names
/// promise a picture. Labels come from the folders on request, or else from StyleGAN's `dataset.json` where there is one.
public struct ImageFolder: ImageSource {
    /// The folder as the user wrote it; a leading `~` stands for the home folder.
    public let place: String
    /// Whether each folder directly below this one is a class, and the pictures at any depth in it are of that class.
    ///
    /// Classes are counted from 0 in the order of their names; pictures beside those folders have none.
    public let isLabelledByFolder: Bool

    /// Names a folder; it is not looked at before ``open()``.
    ///
    /// - Parameters:
    ///   - path: The folder; a leading `~` stands for the home folder.
    ///   - labelledByFolder: Whether the folders directly below it are classes.
    public init(_ path: String, labelledByFolder: Bool = false) {
        place = path
        isLabelledByFolder = labelledByFolder
    }

    /// Lists the pictures below the folder.
    ///
    /// - Returns: An ``EncodedImageCollection``.
    /// - Throws: `GANError` with status 66 when the folder is missing, cannot be listed or holds no picture.
    public func open() throws -> any ImageCollection {
        let root = NSString(string: place).expandingTildeInPath
        try checkFolder(root)
        let walk = FolderWalk(root: root)
        let files = FolderFiles(root: root, paths: walk.files, others: walk.others)
        guard files.pictures.count > 0 else {
            let below = walk.folderCount > 1 ? " and the \((walk.folderCount - 1).grouped) folders below it" : ""
            throw files.others.noPicture(in: place, looked: "in it\(below)")
        }
        var others = files.others
        let list =
            isLabelledByFolder ? nil : ListedFolderLabels(root: root, walk.files, files.pictures, &others.findings)
        return FolderCollection(
            root: Array(root.utf8), paths: files.pictures, rejected: others.rejected, findings: others.lines,
            folders: isLabelledByFolder ? FolderLabels(of: files.pictures) : nil, list: list)
    }

    private func checkFolder(_ root: String) throws {
        var information = stat()
        guard !root.isEmpty, stat(root, &information) == 0 else {
            throw cannotOpen(root, root.isEmpty ? "the path is empty" : SystemFile.whyUnopened(errno))
        }
        guard information.st_mode & S_IFMT == S_IFDIR else {
            throw GANError(.missingInput, "\"\(place)\" is not a folder; name the folder that holds the pictures")
        }
        guard let listing = opendir(root) else { throw cannotOpen(root, SystemFile.whyUnopened(errno)) }
        closedir(listing)
    }

    private func cannotOpen(_ root: String, _ reason: String) -> GANError {
        let from = root.hasPrefix("/") ? "" : " (seen from \(FileManager.default.currentDirectoryPath))"
        return GANError(.missingInput, "cannot open the picture folder \"\(place)\"\(from): \(reason)")
    }
}

/// The pictures of an ``ImageFolder``.
private struct FolderCollection: PeekableImageCollection {
    let root: [UInt8]
    let paths: PathTable
    let rejected: [UnreadableImage]
    let findings: [String]
    let folders: FolderLabels?
    let list: ListedFolderLabels?

    var count: Int { paths.count }

    var labelOrigin: String {
        if folders != nil { return "from the names of the folders" }
        return list.map { "from " + $0.name } ?? "there is no dataset.json in it"
    }

    func name(at index: Int) -> String {
        paths.text(at: index)
    }

    func label(at index: Int) -> Int? {
        folders.map { $0.label(of: paths.path(at: index)) } ?? list?.labels[index]
    }

    var classNames: [String] { folders?.names ?? [] }

    func fingerprint() throws -> String? {
        var fingerprint = Fingerprint()
        for index in 0..<paths.count {
            fingerprint.add(paths.path(at: index))
            try fingerprint.add(fileAt: path(at: index))
        }
        return fingerprint.text
    }

    func bytes(at index: Int) throws -> [UInt8] {
        try SystemFile.read(path(at: index))
    }

    func byteCount(at index: Int) throws -> Int {
        try SystemFile.size(of: path(at: index))
    }

    func beginning(at index: Int, atMost limit: Int) throws -> [UInt8] {
        try SystemFile.read(path(at: index), limit: limit)
    }

    private func path(at index: Int) -> [UInt8] {
        root + [UInt8(ascii: "/")] + paths.path(at: index)
    }
}
