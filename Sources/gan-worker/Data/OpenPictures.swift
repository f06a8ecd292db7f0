import GANKit

/// Opens pictures in sight of the user: the listing of a large folder or archive takes a while.
enum OpenPictures {
    /// Opens.
    ///
    /// - Parameters:
    ///   - path: The path or pattern as the user wrote it.
    ///   - classes: Whether the folders directly below it are classes.
    /// - Throws: `GANError` with status 66 where there is no picture.
    static func open(_ path: String, classes: Bool) throws -> any EncodedImageCollection {
        let source = ImagePath(path, labelledByFolder: classes)
        let collection = try ProgressBar.whileShowing("Listing \(path) …") { try source.open() }
        guard let encoded = collection as? any EncodedImageCollection else {
            throw GANError(.ourFault, "the pictures in \"\(path)\" are not in files of their own")
        }
        return encoded
    }
}
