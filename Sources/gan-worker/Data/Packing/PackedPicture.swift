import GANKit

/// A picture as it goes into an archive.
struct PackedPicture: Sendable {
    /// The bytes of its file.
    let bytes: [UInt8]
    /// What kind of file it is.
    let format: ImageFormat
    /// Its class, where it has one.
    let label: Int?

    /// Reads a picture and makes it anew where that is asked for.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone when it cannot be read.
    init(at index: Int, of collection: any EncodedImageCollection, _ encoding: PackEncoding) throws {
        (bytes, format) = try encoding.encode(collection.bytes(at: index))
        label = collection.label(at: index)
    }

    /// The ending of its name.
    var ending: String {
        switch format {
        case .jpeg: "jpg"
        case .png: "png"
        }
    }
}
