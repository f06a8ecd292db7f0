import Crypto
import Foundation

/// The files of a checkpoint on disk.
struct CheckpointFolder {
    /// The file with a SHA-256 digest of every other file, which `sha256sum -c` reads.
    static let digestName = "checksums.txt"

    /// The folder's path.
    let path: String

    /// The path of one of its files.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Whether there is such a file.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    /// Compares every file with its digest.
    ///
    /// - Throws: `GANError` with status 65 when a file is missing, cut short or changed.
    func verify() throws {
        let list = file(Self.digestName)
        guard let text = try RegularFile.contents(of: list, atMost: RunFolder.longestDescription) else {
            // The first version of checkpoints had none.
            if has("state.json"), (try? CheckpointState.read(self).version) == 1 { return }
            throw GANError(.badData, "\(path) is not whole: it has no \(Self.digestName)")
        }
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        let listed = lines.compactMap { line -> (digest: Substring, name: Substring)? in
            guard line.count > 66, line.dropFirst(64).hasPrefix("  ") else { return nil }
            // A path would lead out of the folder.
            guard RunFolder.isPlainName(String(line.dropFirst(66))) else { return nil }
            return (line.prefix(64), line.dropFirst(66))
        }
        guard listed.count == lines.count, listed.contains(where: { $0.name == "state.json" }) else {
            throw GANError(.badData, "\(list) is damaged")
        }
        try requireAll(Set(listed.map { String($0.name) }))
        for (digest, name) in listed where try Self.digest(of: file(String(name))) != digest {
            throw GANError(
                .badData, "\(file(String(name))) is damaged: it is not what was written (its SHA-256 differs)")
        }
    }

    /// Refuses a list of digests without a file that is needed, or that would be read.
    private func requireAll(_ listed: Set<String>) throws {
        let needed = ["generator", "critic", "optimizers", "random"].map { "\($0).safetensors" }
        let present = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        guard
            let missing = (needed + present.filter { $0.hasSuffix(".safetensors") }).first(where: {
                !listed.contains($0)
            })
        else { return }
        throw GANError(
            .badData,
            "\(file(Self.digestName)) does not list \(missing), so that nobody knows whether it is what was written")
    }

    private static func digest(of path: String) throws -> String {
        let file: RegularFile
        do {
            file = try RegularFile(path)
        } catch let error as GANError where error.status == .missingInput {
            throw GANError(.badData, "\(path) is missing")
        }
        var digest = SHA256()
        try file.forEachPiece { digest.update(data: $0) }
        return digest.finalize().hexadecimal
    }
}
