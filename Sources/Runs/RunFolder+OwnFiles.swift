import Foundation
import GANBase

/// What a run's folder may hold: files and folders of its own, whoever it came from.
extension RunFolder {
    /// Bytes that run.json, status.json and a checkpoint's state.json may have; real ones have some thousand.
    package static let longestDescription = 4 << 20

    private static let files: Set = ["run.json", "status.json", "metrics.jsonl", "unreadable.txt", "lock"]
    private static let folders: Set = ["samples", "checkpoints", librarySources]
    /// Names that point at a checkpoint.
    private static let latest = "latest"

    /// Refuses a folder in which the name of a file of a run's stands for something else.
    ///
    /// Whoever sends such a folder may have put links in it, so that a page shows a private file or a resumed run writes
    /// into it, or pipes and devices, at which a reader waits for ever. The folder itself may be reached by a link.
    ///
    /// - Throws: `GANError` with status 65 in words.
    package func requireOwnFiles() throws {
        for name in Self.names(in: path) {
            let isFolder = Self.folders.contains(name)
            guard isFolder || Self.isFile(name) else { continue }
            try RegularFile.requireKind(of: file(name), isFolder: isFolder)
        }
        for name in Self.names(in: file("checkpoints")) {
            if name == Self.latest {
                try requireLatest()
            } else if name.allSatisfy(\.isASCIIDigit) {
                try RegularFile.requireKind(of: file("checkpoints/\(name)"), isFolder: true)
            }
        }
        try requireOwnLibraries()
    }

    /// The path of a folder for what a command makes of the run, `drawn` for example; it need not be there.
    ///
    /// - Throws: `GANError` with status 65 when a link or something else has the name.
    package func ownFolder(_ name: String) throws -> String {
        try RegularFile.requireKind(of: file(name), isFolder: true)
        return file(name)
    }

    /// The folder of the checkpoint that `latest` points at, or `latest` itself, where a copy of the run has a folder in
    /// the link's place; nil where there is none, and where it points elsewhere.
    package var latestCheckpoint: String? {
        let path = file("checkpoints/\(Self.latest)")
        guard let name = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
            return (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
                == .typeDirectory ? path : nil
        }
        return !name.isEmpty && name.allSatisfy(\.isASCIIDigit) ? file("checkpoints/\(name)") : nil
    }

    /// Whether a text is the name of something in a folder: no path, and neither the folder itself nor the one above.
    package static func isPlainName(_ name: String) -> Bool {
        (1...255).contains(name.utf8.count) && name != "." && name != ".."
            && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }

    /// `latest` is the only link that GANKit makes.
    private func requireLatest() throws {
        let path = file("checkpoints/\(Self.latest)")
        // Archives may have kept something else in its place, which nobody follows.
        guard latestCheckpoint == nil, (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil else {
            return
        }
        throw GANError(.badData, "\(path) does not point at a checkpoint beside it; remove it".printable)
    }

    private func requireOwnLibraries() throws {
        let folder = file(Self.librarySources)
        // It follows no links.
        for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            var isFolder: ObjCBool = false
            let path = "\(folder)/\(name)"
            _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            try RegularFile.requireKind(of: path, isFolder: isFolder.boolValue)
        }
    }

    private static func isFile(_ name: String) -> Bool {
        files.contains(name) || name.hasSuffix(".swift") || name.hasPrefix("events.out.tfevents.")
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
