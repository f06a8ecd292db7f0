import Foundation
import GANBase

/// Pictures wherever a path leads: a folder, a zip archive, a tar archive, or tar shards by a pattern.
public struct ImagePath: ImageSource {
    /// The path or the pattern as the user wrote it; a leading `~` stands for the home folder.
    public let place: String
    /// Whether each folder directly below the path is a class, as in ``ImageFolder``; archives bring labels of their own.
    public let isLabelledByFolder: Bool

    /// Names a path; it is not looked at before ``open()``.
    ///
    /// - Parameters:
    ///   - path: The path or the pattern; a leading `~` stands for the home folder.
    ///   - labelledByFolder: Whether the folders directly below it are classes; only for a path that is a folder.
    public init(_ path: String, labelledByFolder: Bool = false) {
        place = path
        isLabelledByFolder = labelledByFolder
    }

    /// Finds out what the path is, and lists the pictures.
    ///
    /// - Returns: An ``EncodedImageCollection``.
    /// - Throws: `GANError` with status 66 when there is nothing there or nothing that holds pictures, 65 when an archive
    ///   is damaged, 64 when an archive shall be labelled by folder.
    public func open() throws -> any ImageCollection {
        let path = NSString(string: place).expandingTildeInPath
        var information = stat()
        guard stat(path, &information) == 0 else {
            return BracePattern.isPattern(path) ? try openArchive(ImageTar(place)) : try openFolder()
        }
        guard information.st_mode & S_IFMT != S_IFDIR else {
            return try openFolder()
        }
        guard information.st_mode & S_IFMT == S_IFREG else {
            let kind = SystemFile.kind(information.st_mode)
            throw GANError(
                .missingInput, "cannot read \"\(place)\": it is \(kind); name a folder, a zip or a tar archive")
        }
        let file: ArchiveFile
        let start: [UInt8]
        do {
            file = try ArchiveFile(path)
            start = try file.read(at: 0, atMost: TarHeader.size)
        } catch let error as GANError {
            throw GANError(.missingInput, "cannot read \"\(place)\": \(error.message)")
        }
        // What is inside counts, and the name only where that says nothing.
        let format = ImageFormat(recognising: start)
        let named = ArchiveKind(named: path)
        switch ArchiveKind(recognising: start) ?? (format == nil ? named : nil) {
        case .zip: return try openArchive(ImageZip(place))
        case .tar: return try openArchive(ImageTar(place))
        case let kind? where ArchiveKind(recognising: start) != nil:
            throw GANError(.missingInput, "\"\(place)\" is \(kind.explanation(of: file))")
        case let kind?:
            throw GANError(
                .missingInput,
                "\"\(place)\" is called \(kind.words) by its name and is none: it is "
                    + "\(ImageFormat.describeOther(Array(start.prefix(16)))); copy or download it again")
        case nil: break
        }
        // A program that unpacks itself has its archive at its end.
        if format == nil, (try? ZipDirectory(of: file)) != nil {
            return try openArchive(ImageZip(place))
        }
        let kind = format.map { "a single \($0.rawValue) picture" }
        throw GANError(
            .missingInput,
            "\"\(place)\" is neither a folder nor a zip or tar archive, but "
                + "\(kind ?? ImageFormat.describeOther(Array(start.prefix(16)))); name what holds the pictures")
    }

    private func openFolder() throws -> any ImageCollection {
        try ImageFolder(place, labelledByFolder: isLabelledByFolder).open()
    }

    private func openArchive(_ archive: any ImageSource) throws -> any ImageCollection {
        guard !isLabelledByFolder else {
            throw GANError(
                .usage,
                "\"\(place)\" is an archive, which brings labels of its own; classes by folder are for folders of pictures"
            )
        }
        return try archive.open()
    }
}
