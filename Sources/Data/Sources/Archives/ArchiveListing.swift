import GANBase

/// The pictures of one archive: their names and where their bytes are.
struct ArchiveListing: Sendable {
    /// What stands before a name in messages: nothing, or the shard's file name and a slash.
    let prefix: String
    /// The names of all files that were ever candidates.
    var names = PathTable()
    /// The pictures.
    var entries: [Entry] = []
    /// The rest.
    var others: OtherFiles
    /// Files of any kind that were seen.
    var fileCount = 0
    /// Lists of labels as StyleGAN has them.
    var labelFiles: [Entry] = []
    /// Where the pictures' labels come from, in words that follow "from".
    var labelOrigin: String?

    /// No encoded picture within the decoders' limits is as large; more is refused before room is made for it.
    static let largestPicture = 1 << 30

    /// A file in an archive.
    struct Entry: Sendable {
        /// Its number in the table of names.
        var name: Int
        /// The first byte of its header.
        var start: Int
        /// The first byte of its contents.
        var data = 0
        /// Bytes in the archive.
        var storedSize: Int
        /// Bytes when decompressed.
        var size: Int
        /// The CRC-32 of the contents, where the format keeps one.
        var checksum: UInt32?
        var isDeflated = false
        var label: Int?
    }

    /// Starts an empty listing.
    init(prefix: String = "", others: OtherFiles = OtherFiles()) {
        self.prefix = prefix
        self.others = others
    }

    /// The name of a file for messages.
    func text(_ name: some Sequence<UInt8>) -> String {
        prefix + ArchiveName.text(name)
    }

    /// The name of a picture for messages.
    func text(of entry: Entry) -> String {
        text(names.path(at: entry.name))
    }

    /// The name of a picture for messages about other files: a small archive has room for one name of 64 KB and for
    /// thousands of files that each would repeat it.
    private func shortText(of entry: Entry) -> String {
        let name = names.path(at: entry.name)
        let longest = 100
        return name.count <= longest ? text(name) : text(name.prefix(longest)) + "…"
    }

    /// Adds a file to the rest.
    mutating func reject(_ name: some Sequence<UInt8>, _ words: String) {
        others.add(text(name), OtherFiles.Reason(failure: words))
    }

    /// Sorts the pictures by the bytes of their names, as a folder would be, and leaves out those whose bytes lie within
    /// another's, and all but the last of one name: unpacking would have overwritten the others.
    mutating func finish() {
        rejectOverlaps()
        entries.sort { first, second in
            let (one, other) = (names.path(at: first.name), names.path(at: second.name))
            return one.elementsEqual(other) ? first.name < second.name : one.lexicographicallyPrecedes(other)
        }
        var kept: [Entry] = []
        kept.reserveCapacity(entries.count)
        for entry in entries {
            if let last = kept.last, names.path(at: last.name).elementsEqual(names.path(at: entry.name)) {
                kept.removeLast()
                others.findings.add(.replaced, text(names.path(at: last.name)))
            }
            kept.append(entry)
        }
        entries = kept
    }

    private mutating func rejectOverlaps() {
        entries.sort { ($0.start, $0.name) < ($1.start, $1.name) }
        var kept: [Entry] = []
        kept.reserveCapacity(entries.count)
        var end = 0
        for entry in entries {
            if let last = kept.last, entry.start < end {
                reject(names.path(at: entry.name), "its bytes overlap those of \(shortText(of: last)); pack it anew")
                continue
            }
            end = entry.data + entry.storedSize
            kept.append(entry)
        }
        entries = kept
    }
}
