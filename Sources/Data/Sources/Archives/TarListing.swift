import GANBase

/// Lists the pictures of a tar archive by its headers and the first bytes of each file.
///
/// Where a header is damaged nothing after it can be found; what came before is kept and the damage reported.
struct TarListing {
    private(set) var listing: ArchiveListing
    private let file: ArchiveFile
    private var offset = 0
    private var attributes = TarAttributes()
    private var sample = TarSample()

    /// Longer names and attributes are refused before room is made for them.
    private static let longestAttributes = 1 << 20

    /// Looks through the archive.
    init(of file: ArchiveFile, prefix: String, others: OtherFiles) {
        self.file = file
        listing = ArchiveListing(prefix: prefix, others: others)
        do {
            while try next() {}
        } catch {
            let words = (error as? GANError)?.message ?? "\(error)"
            listing.reject(Array("(byte \(offset))".utf8), words)
        }
        listing.finish()
    }

    /// Reads one header and what it announces; `false` at the end.
    private mutating func next() throws -> Bool {
        let block = try file.read(at: offset, atMost: 2 * TarHeader.size)
        guard block.count >= TarHeader.size else {
            let end = "the archive ends here without an end mark; it is cut short"
            throw GANError(.badData, offset == 0 ? "it is no tar archive" : end)
        }
        let bytes = block.prefix(TarHeader.size)
        if bytes.allSatisfy({ $0 == 0 }) {
            return false
        }
        guard let header = TarHeader(bytes) else {
            let what = offset == 0 ? "it is no tar archive" : "a header is damaged, and nothing after it can be read"
            throw GANError(.badData, what)
        }
        let start = offset
        offset += TarHeader.size
        if case .special(let words) = header.kind {
            reject(header, words)
            return true
        }
        if header.kind == .folder {
            attributes = TarAttributes()
            return true
        }
        if header.isContinued { try skipPieces() }
        let size = attributes.size ?? header.contents
        guard size <= file.size - offset else {
            reject(header, "it says it has \(size.grouped) bytes, and the archive ends before")
            throw GANError(.badData, "the archive ends too early; it is cut short")
        }
        try take(header, start: start, size: size, block.dropFirst(TarHeader.size))
        offset += (size + TarHeader.size - 1) / TarHeader.size * TarHeader.size
        return true
    }

    private mutating func take(
        _ header: TarHeader, start: Int, size: Int, _ beginning: ArraySlice<UInt8>
    ) throws {
        switch header.kind {
        case .longName: attributes.takePath(try readAttributes(size))
        case .attributes:
            guard let read = TarAttributes(try readAttributes(size)) else {
                throw GANError(.badData, "a pax header is damaged, and nothing after it can be read")
            }
            attributes = read
        case .longLink, .sharedAttributes: break
        case .file where !attributes.isSparse: takeFile(header, start: start, size: size, beginning.prefix(size))
        case .unknown(let letter): reject(header, "it is of the unknown kind \(letter)")
        default: reject(header, "it is stored with holes (sparse), which GANKit does not read")
        }
    }

    private mutating func takeFile(_ header: TarHeader, start: Int, size: Int, _ beginning: ArraySlice<UInt8>) {
        let whole = attributes.path ?? header.name
        let name = ArchiveName.cleaned(whole)
        if let problem = ArchiveName.problem(name) {
            return reject(header, problem)
        }
        attributes = TarAttributes()
        listing.fileCount += 1
        if ArchiveName.isHidden(name) { return }
        let ending = sample.begin(name, pictures: listing.entries.count)
        if ending.elementsEqual(Array("cls".utf8)) {
            if !sample.takeLabel(Array(beginning), of: &listing.entries) {
                listing.reject(name, "it holds no class number")
            }
        } else if let reason = OtherFiles.Reason(notAPicture: Array(beginning.prefix(16))) {
            listing.others.add(listing.text(name), reason)
        } else if size > ArchiveListing.largestPicture {
            listing.reject(name, "it has \(size.grouped) bytes, more than a picture can have")
        } else {
            listing.entries.append(
                ArchiveListing.Entry(
                    name: listing.names.count, start: start, data: start + TarHeader.size, storedSize: size, size: size,
                    label: sample.currentLabel))
            listing.names.append(name)
        }
    }

    private mutating func reject(_ header: TarHeader, _ words: String) {
        listing.reject(attributes.path ?? header.name, words)
        listing.fileCount += 1
        attributes = TarAttributes()
    }

    private func readAttributes(_ size: Int) throws -> [UInt8] {
        guard size <= Self.longestAttributes else {
            throw GANError(.badData, "a name or pax header of \(size.grouped) bytes is too long")
        }
        return try file.read(at: offset, count: size)
    }

    /// Old GNU archives list a sparse file's pieces in blocks after its header.
    private mutating func skipPieces() throws {
        while true {
            let block = try file.read(at: offset, count: TarHeader.size)
            offset += TarHeader.size
            if ByteFields(block).littleEndian(at: 504, 1) == 0 { return }
        }
    }
}
