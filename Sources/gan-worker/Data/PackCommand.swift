import ArgumentParser
import GANCommandOptions
import GANKit

/// Packs pictures into archives, for `gan data pack`.
struct PackCommand: ParsableCommand {
    static let configuration = PackOptions.configuration

    @OptionGroup var options: PackOptions

    func run() throws {
        let target = try PackTarget(options.out)
        try target.refuseExisting(isReplacing: options.force)
        let collection = try OpenPictures.open(options.source.path, classes: options.classes)
        var packing = try Packing(
            from: options.source.path, collection, to: target, encoding, badImages: options.badImages)
        let interruption = try Interruption()
        let bar = ProgressBar("Packing", total: collection.count)
        try packing.run(threads: options.work.threadCount) {
            bar.advance()
            try interruption.check()
        }
        bar.clear()
        let notes = collection.findings.map { titled("Note", $0) }
        Answer.print((lines(packing.manifest, target) + notes).joined(separator: "\n"))
    }

    private var encoding: PackEncoding {
        let format: ImageFormat? =
            switch options.format {
            case .png: .png
            case .jpeg: .jpeg
            case nil: nil
            }
        return PackEncoding(size: options.size.size, format: format, quality: options.quality ?? 95)
    }

    private func lines(_ manifest: PackManifest, _ target: PackTarget) -> [String] {
        let shards = target.paths.count
        let place = shards > 1 ? "\(shards.grouped) shards \(target.name)" : target.name
        let size = manifest.encoding.size.map { "\($0), " } ?? ""
        var lines = [
            titled("Pictures", "\(manifest.count.grouped) from \(options.source.path)"),
            titled("Packed into", "\(place), \(ByteSize.words(manifest.byteCount))"),
            titled("Files", size + (manifest.encoding.format?.rawValue ?? "as they were")),
        ]
        if manifest.labelled > 0 {
            let file = target.kind == .zip ? "dataset.json" : ".cls files"
            lines.append(titled("Labels", "\(manifest.labelled.grouped), in \(file)"))
        }
        lines.append(titled("Manifest", target.manifestPath ?? "manifest.json in it"))
        guard !manifest.skipped.isEmpty else { return lines }
        let count = manifest.skipped.count
        lines.append(titled("Left out", "\(count.grouped) \(count == 1 ? "file" : "files") that cannot be read"))
        return lines
            + BadFiles.lines(manifest.skipped, atMost: BadFiles.mostNamed, advice: "; the manifest lists them")
    }
}
