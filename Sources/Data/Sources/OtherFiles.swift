import GANBase

/// The files of a folder or an archive that are no pictures, with the reason.
struct OtherFiles: Sendable {
    /// Files that are no pictures though their names say so, and files that could not be read.
    private(set) var rejected: [UnreadableImage] = []
    /// Files that are neither pictures that GANKit reads nor say so.
    private(set) var otherCount = 0
    /// The first of them, with what they seem to be; pictures of other formats come first.
    var firstOthers: [UnreadableImage] { Array((firstForeign + firstRest).prefix(Self.mostNamed)) }
    /// Pictures of other formats, and hidden ones.
    private(set) var leftOut = LeftOutPictures()
    /// What else there is to know.
    var findings = ListingFindings()
    private var firstForeign: [UnreadableImage] = []
    private var firstRest: [UnreadableImage] = []

    private static let mostNamed = 5

    /// Why a file is no picture.
    struct Reason: Sendable {
        let words: String
        /// Whether something went wrong, so that a file without an ending is worth a warning, too.
        let isFailure: Bool
        /// The format of a picture that GANKit does not read.
        var foreignFormat: String?

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
            foreignFormat = ForeignFormat(recognising: start)?.rawValue
        }
    }

    /// Adds a file: to those that should be pictures that can be read, to pictures of other formats, or to the rest.
    mutating func add(_ name: String, _ reason: Reason) {
        let file = UnreadableImage(name: name, reason: reason.words)
        switch (PictureEnding(of: name), reason.foreignFormat) {
        case (.readable, _): rejected.append(file)
        case (.foreign(let ending), _): addForeign(file, "." + ending)
        case (_, let format?): addForeign(file, format)
        case (.none, nil) where reason.isFailure: rejected.append(file)
        case (.other, nil) where reason.isFailure:
            findings.add(.otherFile, file.description)
            addOther(file)
        default: addOther(file)
        }
    }

    /// Adds what may hide any number of pictures: a folder that cannot be listed, damage in an archive.
    mutating func reject(_ place: String, _ words: String) {
        rejected.append(UnreadableImage(name: place, reason: words))
    }

    /// Adds a hidden file.
    mutating func addHidden(_ path: String) {
        leftOut.addHidden(path)
    }

    /// All that a user should know of what was listed, besides the rejected files: a line each.
    var lines: [String] {
        [leftOut.line].compactMap { $0 } + findings.lines
    }

    private mutating func addForeign(_ file: UnreadableImage, _ kind: String) {
        leftOut.addForeign(kind)
        otherCount += 1
        if firstForeign.count < Self.mostNamed { firstForeign.append(file) }
    }

    private mutating func addOther(_ file: UnreadableImage) {
        otherCount += 1
        if firstRest.count < Self.mostNamed { firstRest.append(file) }
    }

    /// The error for a place without a single picture.
    ///
    /// - Parameters:
    ///   - place: The place, as the user wrote it.
    ///   - looked: Where the search went: "in it", "in its 12 files".
    func noPicture(in place: String, looked: String) -> GANError {
        let count = rejected.count + otherCount
        let found = (rejected.prefix(Self.mostNamed) + firstOthers).map(\.description)
        let names = found.prefix(Self.mostNamed).joined(separator: "; ")
        let more = count > Self.mostNamed ? "; and \((count - Self.mostNamed).grouped) more" : ""
        let words =
            count > 0
            ? "\(count.grouped) other \(count == 1 ? "file" : "files"): \(names)\(more)"
            : leftOut.hiddenCount > 0 ? "hidden files alone, \(leftOut.hiddenCount.grouped) of them" : "no file at all"
        return GANError(
            .missingInput,
            ([
                "no picture in \"\(place)\": looked \(looked) for JPEG and PNG files, recognised by their content, and found "
                    + words
            ] + lines).joined(separator: "; "))
    }
}
