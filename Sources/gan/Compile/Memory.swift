import Foundation
import GANBase

/// Remembers what was worked out from files for as long as the files stay the same.
///
/// Asking a compiler for its version takes 70 ms, while it changes once a month.
struct Memory {
    /// Where the notes are kept; nil where that is impossible, or the folder is another user's.
    private let folder: String?

    /// Keeps notes in `memory`, in the user's cache folder.
    ///
    /// - Parameter root: The cache folder.
    init(root: String) {
        folder = try? CacheFolder.makeSubfolder("memory", in: root)
    }

    /// The remembered value for `files`, or the value that `work` finds.
    ///
    /// A folder that cannot be used makes this slower and nothing worse.
    func value(_ name: String, of files: [String], orFrom work: () throws -> String) rethrows -> String {
        guard let folder else { return try work() }
        let state = files.map { Files.fingerprint(of: $0) ?? "none \($0)" }.joined(separator: "\n")
        let note = "\(folder)/\(name)-\(Digest.text(files.joined(separator: "\n")).prefix(16))"
        let header = Digest.text(state) + "\n"
        if let text = Files.text(of: note), text.hasPrefix(header) {
            return String(text.dropFirst(header.count))
        }
        let value = try work()
        try? WholeFile.write(Data((header + value).utf8), to: note)
        return value
    }
}
