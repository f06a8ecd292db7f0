/// What the ending of a file's name promises.
enum PictureEnding: Equatable {
    /// A picture of a format that GANKit reads.
    case readable
    /// A picture of another format; its ending in lower case, without the dot.
    case foreign(String)
    /// Something else.
    case other
    /// Nothing: the name has no ending.
    case none

    private static let readableEndings: Set<String> = ["jpg", "jpeg", "jpe", "jfif", "png"]
    private static let foreignEndings: Set<String> = [
        "gif", "webp", "bmp", "dib", "tif", "tiff", "heic", "heif", "hif", "avif", "jxl", "jp2", "j2k", "jpf", "jpx",
        "ppm", "pgm", "pbm", "pnm", "pam", "pfm", "tga", "psd", "psb", "svg", "ico", "exr", "hdr", "qoi", "dds", "pcx",
        "xcf", "dng", "cr2", "cr3", "nef", "arw", "orf", "raf", "rw2", "pef", "srw",
    ]

    /// Looks at a name.
    init(of name: String) {
        let base = name[(name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex)...]
        guard let dot = base.lastIndex(of: ".") else {
            self = .none
            return
        }
        let ending = base[base.index(after: dot)...].lowercased()
        // "v1. final" or "..\\x" has none.
        guard (1...8).contains(ending.utf8.count), ending.allSatisfy({ $0.isLetter || $0.isNumber }) else {
            self = .none
            return
        }
        if Self.readableEndings.contains(ending) {
            self = .readable
        } else {
            self = Self.foreignEndings.contains(ending) ? .foreign(ending) : .other
        }
    }
}
