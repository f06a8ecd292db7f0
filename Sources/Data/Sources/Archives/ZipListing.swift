import GANBase
import Synchronization

/// Lists the pictures of a zip archive by its directory and the first bytes of each file.
struct ZipListing {
    private(set) var listing = ArchiveListing()
    private let file: ArchiveFile

    /// Looks through the archive.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone when its directory cannot be read.
    init(of file: ArchiveFile) throws {
        self.file = file
        try readDirectory()
        lookInside()
        listing.finish()
        listing.takeListedLabels(from: file) { try ZipLocalHeader(of: $1, in: $0).data }
    }

    private mutating func readDirectory() throws {
        let directory = try ZipDirectory(of: file)
        var reader = ArchiveReader(file, directory.range)
        var count = 0
        while !reader.isAtEnd {
            let record = try ZipRecord(&reader, shift: directory.shift)
            count += 1
            if record.isFolder { continue }
            listing.fileCount += 1
            let name = ArchiveName.cleaned(record.name)
            if record.isLink {
                listing.others.findings.add(.link, listing.text(record.name))
                continue
            }
            if let problem = record.problem(directory: directory.range.lowerBound) {
                listing.reject(record.name, problem)
                continue
            }
            if ArchiveName.isHidden(name) {
                listing.others.addHidden(listing.text(name))
                continue
            }
            var entry = record.entry
            entry.name = listing.names.count
            listing.names.append(name)
            if StyleGANLabels.isList(name) {
                listing.labelFiles.append(entry)
            } else {
                listing.entries.append(entry)
            }
        }
        guard directory.isCount(count) else {
            throw GANError(
                .badData,
                "its directory has \(count.grouped) files, but its last bytes say \(directory.count.grouped): it is "
                    + "damaged; copy or download it again")
        }
    }

    /// Looks at the first bytes of all files, several at a time: the time goes into waiting for the disk.
    private mutating func lookInside() {
        let entries = listing.entries
        let (file, limit) = (file, 256)
        let found = Mutex<(data: [Int: Int], reasons: [Int: OtherFiles.Reason])>(([:], [:]))
        WorkerThread.forEach((entries.count + limit - 1) / limit) { iteration in
            for index in iteration * limit..<min((iteration + 1) * limit, entries.count) {
                do {
                    let header = try ZipLocalHeader(of: entries[index], in: file)
                    let reason = OtherFiles.Reason(notAPicture: header.beginning)
                    found.withLock { found in
                        found.data[index] = header.data
                        found.reasons[index] = reason
                    }
                } catch {
                    found.withLock { $0.reasons[index] = OtherFiles.Reason(error) }
                }
            }
        }
        let (data, reasons) = found.withLock { $0 }
        listing.entries = []
        for (index, entry) in entries.enumerated() {
            if let reason = reasons[index] {
                listing.others.add(listing.text(of: entry), reason)
            } else if let place = data[index] {
                listing.entries.append(entry)
                listing.entries[listing.entries.count - 1].data = place
            }
        }
    }
}
