import GANBase

/// The labels of StyleGAN's `dataset.json` for the pictures of a folder.
struct ListedFolderLabels: Sendable {
    /// The path of the list in the folder, for messages.
    let name: String
    /// A label for each picture that has one.
    let labels: [Int?]

    /// Reads the list; `nil` where there is none that can be read.
    ///
    /// - Parameters:
    ///   - root: The folder.
    ///   - files: All files in it.
    ///   - pictures: Those that are pictures.
    ///   - findings: Takes what is lost.
    init?(root: String, _ files: PathTable, _ pictures: PathTable, _ findings: inout ListingFindings) {
        let lists = (0..<files.count).map(files.path(at:)).filter(StyleGANLabels.isList).map(Array.init)
        guard let first = lists.first else { return nil }
        guard let (index, folder) = StyleGANLabels.chosen(of: lists.map { String(decoding: $0, as: UTF8.self) }) else {
            findings.add(
                .noLabels,
                "none is at the top, and of several below none is taken; the first is \(ArchiveName.text(first))")
            return nil
        }
        let path = Array(root.utf8) + [UInt8(ascii: "/")] + lists[index]
        name = ArchiveName.text(lists[index])
        do {
            try StyleGANLabels.check(size: SystemFile.size(of: path), files: files.count)
            let list = try StyleGANLabels(SystemFile.read(path))
            labels = list.labels(of: (0..<pictures.count).lazy.map(pictures.text(at:)), in: folder, &findings)
        } catch {
            findings.add(.noLabels, "\(name): \((error as? GANError)?.message ?? "\(error)")")
            return nil
        }
    }
}
