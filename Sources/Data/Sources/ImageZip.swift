import Foundation
import GANBase

/// A zip archive that holds JPEG and PNG files, read in place and never unpacked.
///
/// Files are recognised by their content and taken in the order of the bytes of their names; they may be stored or
/// deflated, and the archive may be of zip64, with other bytes before and behind it. Checksums are compared on every read.
/// Labels come from StyleGAN's `dataset.json` where the archive has one. Hidden files are left out.
public struct ImageZip: ImageSource {
    /// The archive as the user wrote it; a leading `~` stands for the home folder.
    public let place: String

    /// Names an archive; it is not looked at before ``open()``.
    ///
    /// - Parameter path: The archive; a leading `~` stands for the home folder.
    public init(_ path: String) {
        place = path
    }

    /// Lists the pictures in the archive.
    ///
    /// - Returns: An ``EncodedImageCollection``.
    /// - Throws: `GANError` with status 66 when the archive is missing or holds no picture, 65 when its directory is
    ///   damaged.
    public func open() throws -> any ImageCollection {
        let (file, listing) = try list()
        return try ArchiveCollection([.init(file: file, listing: listing)], others: listing.others, place: place)
    }

    private func list() throws -> (ArchiveFile, ArchiveListing) {
        do {
            let file = try ArchiveFile(NSString(string: place).expandingTildeInPath)
            if let kind = ArchiveKind(of: file), kind != .zip {
                throw GANError(.badData, "it is no zip archive, but \(kind.explanation(of: file))")
            }
            return (file, try ZipListing(of: file).listing)
        } catch let error as GANError {
            throw GANError(error.status, "cannot read the zip archive \"\(place)\": \(error.message)")
        }
    }
}
