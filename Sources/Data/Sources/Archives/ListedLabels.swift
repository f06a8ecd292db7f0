import GANBase

extension ArchiveListing {
    /// Takes the labels of StyleGAN's list, where the archive has one.
    ///
    /// - Parameters:
    ///   - file: The archive.
    ///   - place: Where the contents of a file in the archive begin.
    mutating func takeListedLabels(
        from file: ArchiveFile, place: (ArchiveFile, Entry) throws -> Int
    ) {
        guard !labelFiles.isEmpty else { return }
        let paths = labelFiles.map { String(decoding: names.path(at: $0.name), as: UTF8.self) }
        guard let (index, folder) = StyleGANLabels.chosen(of: paths) else {
            return others.findings.add(
                .noLabels,
                "none is at the top, and of several below none is taken; the first is \(text(of: labelFiles[0]))")
        }
        var entry = labelFiles[index]
        do {
            entry.data = try place(file, entry)
            try StyleGANLabels.check(size: entry.size, files: fileCount)
            let list = try StyleGANLabels(file.contents(of: entry))
            let pictures = entries.map { String(decoding: names.path(at: $0.name), as: UTF8.self) }
            for (index, label) in list.labels(of: pictures, in: folder, &others.findings).enumerated() {
                entries[index].label = label
            }
            labelOrigin = paths[index].printable
        } catch {
            let words = (error as? GANError)?.message ?? "\(error)"
            others.findings.add(.noLabels, "\(text(of: entry)): \(words)")
        }
    }
}
