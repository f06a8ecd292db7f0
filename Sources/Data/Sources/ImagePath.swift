import Foundation
import GANBase

/// Pictures wherever a path leads: a folder, a zip archive, a tar archive, or tar shards by a pattern.
public struct ImagePath: ImageSource {
    /// The path or the pattern as the user wrote it; a leading `~` stands for the home folder.
    public let place: String

    /// Names a path; it is not looked at before ``open()``.
    ///
    /// - Parameter path: The path or the pattern; a leading `~` stands for the home folder.
    public init(_ path: String) {
        place = path
    }

    /// Finds out what the path is, and lists the pictures.
    ///
    /// - Returns: An ``EncodedImageCollection``.
    /// - Throws: `GANError` with status 66 when there is nothing there or nothing that holds pictures, 65 when an archive
    ///   is damaged.
    public func open() throws -> any ImageCollection {
        let path = NSString(string: place).expandingTildeInPath
        var information = stat()
        guard stat(path, &information) == 0 else {
            return BracePattern.isPattern(path) ? try ImageTar(place).open() : try ImageFolder(place).open()
        }
        guard information.st_mode & S_IFMT != S_IFDIR else {
            return try ImageFolder(place).open()
        }
        let start: [UInt8]
        do {
            start = try ArchiveFile(path).read(at: 0, atMost: TarHeader.size)
        } catch let error as GANError {
            throw GANError(
                .missingInput, "cannot read \"\(place)\": \(error.message); name a folder, a zip or a tar archive")
        }
        let name = path.lowercased()
        if start.starts(with: [0x50, 0x4B]) || name.hasSuffix(".zip") {
            return try ImageZip(place).open()
        }
        if TarHeader(start[...]) != nil || name.hasSuffix(".tar") {
            return try ImageTar(place).open()
        }
        let kind = ImageFormat(recognising: start).map { "a single \($0.rawValue) picture" }
        let advice = start.starts(with: [0x1F, 0x8B]) ? "; decompress it with gunzip first" : ""
        throw GANError(
            .missingInput,
            "\"\(place)\" is neither a folder nor a zip or tar archive, but "
                + "\(kind ?? ImageFormat.describeOther(Array(start.prefix(16))))\(advice); "
                + "name what holds the pictures")
    }
}
