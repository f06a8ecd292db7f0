import Foundation
import GANBase

/// Lists the pictures of a tar archive by its headers and the first bytes of each file.
///
/// Where a header is damaged nothing after it can be found; what came before is kept and the damage reported.
struct TarListing {
    private(set) var listing: ArchiveListing
    private let file: ArchiveFile
    private var offset = 0
    private var attributes = TarAttributes()
    private var labels = SampleLabels()

    /// Longer names and attributes are refused before room is made for them.
    private static let longestAttributes = 1 << 20

    /// Looks through the archive.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone when not even its first header can be read.
    init(of file: ArchiveFile, prefix: String, others: OtherFiles) throws {
        self.file = file
        listing = ArchiveListing(prefix: prefix, others: others)
        do {
            while try next() {}
        } catch let end as Ending {
            listing.others.findings.add(end == .withoutMark ? .noEndMark : .cutShort, place)
        } catch let error as GANError where offset > 0 {
            listing.others.reject(place, error.message + "; copy or download the archive again")
        }
        listing.finish()
        takeLabels()
    }

    /// How an archive ends that has no end mark.
    private enum Ending: Error {
        case withoutMark
        case withinAFile
    }

    private var place: String { "\(NSString(string: file.path).lastPathComponent), byte \(offset)" }

    private var noArchive: GANError {
        let kind = ArchiveKind(of: file)
        guard let kind, kind != .tar else {
            return GANError(.badData, "it is no tar archive, or its first header is damaged; copy or download it again")
        }
        return GANError(.badData, "it is no tar archive, but " + kind.explanation(of: file))
    }

    /// Reads one header and what it announces; `false` at the end.
    private mutating func next() throws -> Bool {
        let block = try file.read(at: offset, atMost: 2 * TarHeader.size)
        guard block.count >= TarHeader.size else {
            if offset == 0 { throw noArchive }
            throw Ending.withoutMark
        }
        let bytes = block.prefix(TarHeader.size)
        if bytes.allSatisfy({ $0 == 0 }) {
            return false
        }
        guard let header = TarHeader(bytes) else {
            throw offset == 0
                ? noArchive : GANError(.badData, "a header is damaged, and nothing after it can be read")
        }
        let start = offset
        offset += TarHeader.size
        if case .special(let words) = header.kind {
            reject(header, words)
            return true
        }
        if header.kind == .folder || header.kind == .link {
            if header.kind == .link {
                listing.others.findings.add(.link, listing.text(attributes.path ?? header.name))
                listing.fileCount += 1
            }
            attributes = TarAttributes()
            return true
        }
        if header.isContinued { try skipPieces() }
        let size = attributes.size ?? header.contents
        guard size <= file.size - offset else {
            if header.kind == .file {
                reject(header, "it says it has \(size.grouped) bytes, and the archive ends before")
            }
            throw Ending.withinAFile
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
        case .unknown(let letter): reject(header, "it is of a kind that GANKit does not know (\(letter))")
        default:
            reject(header, "it is stored with holes (sparse), which GANKit does not read; pack it without --sparse")
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
        if ArchiveName.isHidden(name) {
            return listing.others.addHidden(listing.text(name))
        }
        let entry = ArchiveListing.Entry(
            name: listing.names.count, start: start, data: start + TarHeader.size, storedSize: size, size: size)
        if SampleLabels.isLabel(name) {
            if !labels.take(name, Array(beginning)) {
                listing.others.findings.add(.noClass, listing.text(name))
            }
        } else if StyleGANLabels.isList(name) {
            listing.labelFiles.append(entry)
            listing.names.append(name)
        } else if let reason = OtherFiles.Reason(notAPicture: Array(beginning.prefix(16))) {
            listing.others.add(listing.text(name), reason)
        } else if size > ArchiveListing.largestPicture {
            listing.reject(name, "it has \(size.grouped) bytes, more than a picture can have")
        } else {
            listing.entries.append(entry)
            listing.names.append(name)
        }
    }

    /// WebDataset's labels, and StyleGAN's for pictures that have none of those.
    private mutating func takeLabels() {
        listing.takeListedLabels(from: file) { _, entry in
            guard entry.size <= ArchiveListing.largestPicture else { throw GANError(.badData, "it is too large") }
            return entry.data
        }
        let count = labels.give(to: &listing)
        if count > 0 {
            listing.labelOrigin = [".cls files", listing.labelOrigin].compactMap { $0 }.joined(separator: " and ")
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
