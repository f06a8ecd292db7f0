import GANBase

/// The files of a folder or an archive that are no pictures, with the reason.
struct OtherFiles: Sendable {
    /// Files that are no pictures though their names say so, and files that could not be read.
    private(set) var rejected: [UnreadableImage] = []
    /// Files that neither are pictures nor say so.
    private(set) var otherCount = 0
    /// The first of them, with what they seem to be.
    private(set) var firstOthers: [UnreadableImage] = []

    /// Why a file is no picture.
    struct Reason: Sendable {
        let words: String
        /// Whether something went wrong, so that even a file without a picture's name is worth a warning.
        let isFailure: Bool

        /// Something went wrong.
        init(failure words: String) {
            self.words = words
            isFailure = true
        }

        /// Something went wrong while reading.
        init(_ error: any Error) {
            self.init(failure: (error as? GANError)?.message ?? "\(error)")
        }

        /// Something that holds no bytes to read, in words: "a pipe".
        init(noFile kind: String) {
            words = "it is \(kind) and no file"
            isFailure = false
        }

        /// Another kind of file, by its first bytes, or `nil` when it is a picture.
        init?(notAPicture start: [UInt8]) {
            guard ImageFormat(recognising: start) == nil else {
                return nil
            }
            words = "neither JPEG nor PNG inside; it is \(ImageFormat.describeOther(start))"
            isFailure = false
        }
    }

    /// Endings that promise a picture: without a picture inside, such a file is worth a warning.
    private static let endings: Set<String> = [
        "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "avif",
    ]

    /// Adds a file.
    mutating func add(_ name: String, _ reason: Reason) {
        let file = UnreadableImage(name: name, reason: reason.words)
        if reason.isFailure || Self.promisesPicture(name) {
            rejected.append(file)
        } else {
            otherCount += 1
            if firstOthers.count < 5 {
                firstOthers.append(file)
            }
        }
    }

    /// Whether a name ends as those of pictures do.
    static func promisesPicture(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else {
            return false
        }
        return endings.contains(name[name.index(after: dot)...].lowercased())
    }

    /// The error for a place without a single picture.
    ///
    /// - Parameters:
    ///   - place: The place, as the user wrote it.
    ///   - looked: Where the search went: "in it", "in its 12 files".
    func noPicture(in place: String, looked: String) -> GANError {
        let lookedFor =
            "no picture in \"\(place)\": looked \(looked) for JPEG and PNG files, recognised by their content, "
        let found = rejected.map(\.description) + firstOthers.map(\.description)
        guard let first = found.first else {
            return GANError(.missingInput, lookedFor + "and found no file at all")
        }
        let count = rejected.count + otherCount
        let names = count == 1 ? first : found.prefix(5).joined(separator: "; ")
        let more = count > 5 ? "; and \((count - 5).grouped) more" : ""
        return GANError(
            .missingInput,
            lookedFor + "and found \(count.grouped) other \(count == 1 ? "file" : "files"): \(names)\(more)")
    }
}
