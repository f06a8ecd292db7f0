import Foundation
import GANKit

/// An archive while pictures are put into it; it gets its name by ``commit()``.
final class GrowingArchive {
    /// How many pictures it has.
    private(set) var count = 0

    private let kind: PackTarget.Kind
    private let file: AsideFile
    private let digest = RunningDigest()
    private var writer: any ArchiveWriter
    private var labels: [(name: String, label: Int)] = []

    /// Begins an archive.
    ///
    /// - Throws: `GANError` with status 73 when its file cannot be written.
    init(_ kind: PackTarget.Kind, at path: String) throws {
        self.kind = kind
        let file = try AsideFile(path)
        self.file = file
        let write: ([UInt8]) throws -> Void = { [digest] bytes in
            digest.update(bytes)
            try file.write(bytes)
        }
        switch kind {
        case .zip: writer = ZipWriter(write)
        case .tar: writer = TarWriter(write)
        }
    }

    /// The archive's path.
    var path: String { file.path }

    /// Its length in bytes.
    var byteCount: Int { file.count }

    /// The SHA-256 of its bytes, once it is finished.
    var checksum: String { digest.text }

    /// Puts a picture in.
    ///
    /// - Parameters:
    ///   - picture: The picture.
    ///   - number: Its number among all that are packed, which becomes its name.
    func add(_ picture: PackedPicture, number: Int) throws {
        let digits = String(number)
        let key = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        count += 1
        switch kind {
        case .zip:
            // A folder for each thousand, as StyleGAN's own tool has it.
            let name = "\(key.dropLast(3))/img\(key).\(picture.ending)"
            try writer.add(name, picture.bytes)
            if let label = picture.label { labels.append((name, label)) }
        case .tar:
            try writer.add("\(key).\(picture.ending)", picture.bytes)
            if let label = picture.label { try writer.add("\(key).cls", Array("\(label)".utf8)) }
        }
    }

    /// Completes the archive and its file, which does not have its name yet.
    ///
    /// - Parameter manifest: Gives the text of the manifest that a zip archive holds.
    func finish(manifest: () -> String) throws {
        if kind == .zip {
            try writer.add("dataset.json", Array(labelText.utf8))
            try writer.add("manifest.json", Array(manifest().utf8))
        }
        try writer.finish()
        try file.close(synced: true)
    }

    /// Gives the finished archive its name.
    func commit() throws { try file.commit() }

    /// StyleGAN's list of labels; null where there are none.
    private var labelText: String {
        guard !labels.isEmpty else { return #"{"labels": null}"# + "\n" }
        let pairs = labels.map { #"["\#($0.name)", \#($0.label)]"# }
        return #"{"labels": ["# + "\n" + pairs.joined(separator: ",\n") + "\n]}\n"
    }
}
