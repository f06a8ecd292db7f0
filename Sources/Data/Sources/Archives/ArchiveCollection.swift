import GANBase

/// The pictures of one or more archives, read in place.
struct ArchiveCollection: PeekableImageCollection {
    let rejected: [UnreadableImage]
    let findings: [String]
    let labelOrigin: String
    let count: Int
    private let archives: [Part]
    /// The number of each part's first picture.
    private let firsts: [Int]

    /// The numbers of each archive's pictures.
    var parts: [Range<Int>] {
        zip(firsts, firsts.dropFirst() + [count]).map { $0..<$1 }
    }

    /// An archive with its pictures.
    struct Part: Sendable {
        let file: ArchiveFile
        let listing: ArchiveListing
    }

    /// Joins archives.
    ///
    /// - Throws: `GANError` with status 66 when there is no picture in any.
    init(_ parts: [Part], others: OtherFiles, place: String) throws {
        archives = parts
        var firsts: [Int] = []
        var count = 0
        for part in parts {
            firsts.append(count)
            count += part.listing.entries.count
        }
        self.firsts = firsts
        self.count = count
        rejected = others.rejected
        findings = others.lines
        let origins = parts.compactMap(\.listing.labelOrigin)
        labelOrigin =
            Set(origins).sorted().isEmpty
            ? "there is neither a dataset.json nor a .cls file in it"
            : "from " + Set(origins).sorted().joined(separator: ", ")
        guard count > 0 else {
            let files = parts.reduce(0) { $0 + $1.listing.fileCount }
            throw others.noPicture(in: place, looked: "in its \(files.grouped) \(files == 1 ? "file" : "files")")
        }
    }

    func name(at index: Int) -> String {
        let (part, entry) = locate(index)
        return part.listing.text(of: entry)
    }

    func label(at index: Int) -> Int? {
        locate(index).entry.label
    }

    func fingerprint() throws -> String? {
        var fingerprint = Fingerprint()
        for part in archives {
            try fingerprint.add(fileAt: Array(part.file.path.utf8))
        }
        return fingerprint.text
    }

    func bytes(at index: Int) throws -> [UInt8] {
        let (part, entry) = locate(index)
        return try part.file.contents(of: entry)
    }

    func byteCount(at index: Int) -> Int {
        locate(index).entry.size
    }

    func beginning(at index: Int, atMost limit: Int) throws -> [UInt8] {
        let (part, entry) = locate(index)
        let stored = try part.file.read(at: entry.data, atMost: min(limit, entry.storedSize))
        return entry.isDeflated ? try Inflater.beginning(of: stored, limit: min(limit, entry.size)) : stored
    }

    /// The last part that starts at or before the picture; empty parts start where the next one does.
    private func locate(_ index: Int) -> (part: Part, entry: ArchiveListing.Entry) {
        var (low, high) = (0, firsts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if firsts[middle] <= index {
                low = middle
            } else {
                high = middle
            }
        }
        return (archives[low], archives[low].listing.entries[index - firsts[low]])
    }
}

extension ArchiveFile {
    /// The contents of a file in the archive, decompressed and compared with their checksum.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    func contents(of entry: ArchiveListing.Entry) throws -> [UInt8] {
        let stored = try read(at: entry.data, count: entry.storedSize)
        let bytes = entry.isDeflated ? try Inflater.inflate(stored, size: entry.size) : stored
        if let checksum = entry.checksum, Inflater.checksum(bytes) != checksum {
            throw GANError(
                .badData,
                "its checksum is wrong: its bytes are not those that were packed; copy or download the archive again")
        }
        return bytes
    }
}
