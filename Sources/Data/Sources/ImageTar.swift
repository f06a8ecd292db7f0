import Foundation
import GANBase

/// A tar archive, or a set of shards, that holds JPEG and PNG files, read in place and never unpacked.
///
/// A set is named by a pattern, `faces-{000..099}.tar`, as WebDataset has it. Files are recognised by their content
/// and taken in the order of the bytes of their names, shard by shard. A file `0001.cls` holds the label of `0001.jpg`,
/// wherever in the archive the two are; without such files labels come from StyleGAN's `dataset.json`. Hidden files, links and
/// sparse files are left out.
public struct ImageTar: ImageSource {
    /// The archive or the pattern as the user wrote it; a leading `~` stands for the home folder.
    public let place: String

    /// More shards than this are opened for each read anew.
    private static let mostOpen = 200

    /// Names an archive or a set of shards; it is not looked at before ``open()``.
    ///
    /// - Parameter path: The archive or the pattern; a leading `~` stands for the home folder.
    public init(_ path: String) {
        place = path
    }

    /// Lists the pictures in the archives.
    ///
    /// - Returns: An ``EncodedImageCollection``.
    /// - Throws: `GANError` with status 66 when an archive is missing or there is no picture in any, 65 when one is no tar
    ///   archive, 64 when the pattern makes no sense.
    public func open() throws -> any ImageCollection {
        let whole = NSString(string: place).expandingTildeInPath
        let isSet = BracePattern.isPattern(whole) && !FileManager.default.fileExists(atPath: whole)
        let paths = isSet ? try BracePattern.expand(whole) : [whole]
        // A shard that is missing shall not be noticed after minutes spent on the others.
        let files = try paths.enumerated().map { number, path in
            try explaining(path, of: paths) { try ArchiveFile(path, isKeptOpen: number < Self.mostOpen) }
        }
        var others = OtherFiles()
        var parts: [ArchiveCollection.Part] = []
        for file in files {
            let prefix = isSet ? NSString(string: file.path).lastPathComponent + "/" : ""
            let listing = try explaining(file.path, of: paths) {
                try TarListing(of: file, prefix: prefix, others: others).listing
            }
            others = listing.others
            parts.append(.init(file: file, listing: listing))
        }
        return try ArchiveCollection(parts, others: others, place: place)
    }

    /// Does something with an archive; errors say which one it was.
    private func explaining<Result>(_ path: String, of paths: [String], _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as GANError {
            let set = paths.count > 1 ? ", one of \(paths.count.grouped) shards of \"\(place)\"" : ""
            throw GANError(error.status, "cannot read the tar archive \"\(path)\"\(set): \(error.message)")
        }
    }
}
