import Crypto
import Foundation

/// Writes the files of a checkpoint: aside, synced, with a digest of each, and renamed when all of them are whole.
final class CheckpointWriter {
    private let folder: String
    private let aside: String
    private var digests: [(name: String, digest: String)] = []

    /// Begins a checkpoint.
    ///
    /// - Parameter folder: Its folder; a checkpoint that is there is replaced when the new one is whole.
    /// - Throws: `GANError` with status 73.
    init(_ folder: String) throws {
        self.folder = folder
        aside = try AsideName.makeFolder(beside: folder)
    }

    deinit {
        // Nothing is there any more when it was committed.
        try? FileManager.default.removeItem(atPath: aside)
    }

    /// Writes a file of tensors.
    ///
    /// - Throws: `GANError` with status 73.
    func write(_ tensors: [(name: String, tensor: Tensor)], to name: String) throws {
        try write(name) { give in try SafeTensors.encode(tensors, into: give) }
    }

    /// Writes a file of text.
    ///
    /// - Throws: `GANError` with status 73.
    func write(_ text: String, to name: String) throws {
        try write(name) { give in try give(Data(text.utf8)) }
    }

    /// Writes the digests and gives the folder its name.
    ///
    /// - Throws: `GANError` with status 73.
    func commit() throws {
        let lines = digests.map { "\($0.digest)  \($0.name)\n" }.joined()
        try WholeFile.write(Data(lines.utf8), to: "\(aside)/\(CheckpointFolder.digestName)", synced: true)
        try WholeFile.syncFolder(aside)
        try replace(folder, by: aside)
        try WholeFile.syncFolder(folder.parentFolder)
    }

    private func write(_ name: String, _ contents: ((Data) throws -> Void) throws -> Void) throws {
        let file = try AsideFile("\(aside)/\(name)")
        var digest = SHA256()
        try contents { piece in
            digest.update(data: piece)
            try file.write(piece)
        }
        try file.close(synced: true)
        try file.commit()
        digests.append((name, digest.finalize().hexadecimal))
    }

    /// Puts a whole folder in the place of another.
    ///
    /// ``Checkpoints/mend()`` puts the other back when the process is killed in between.
    private func replace(_ old: String, by new: String) throws {
        let displaced = old + Checkpoints.displacedSuffix
        if FileManager.default.fileExists(atPath: old) {
            try? FileManager.default.removeItem(atPath: displaced)
            guard rename(old, displaced) == 0 else { throw WholeFile.cannotWrite(old) }
        }
        guard rename(new, old) == 0 else { throw WholeFile.cannotWrite(old) }
        try? FileManager.default.removeItem(atPath: displaced)
    }
}
