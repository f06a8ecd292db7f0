import Foundation

/// Remembers what was worked out from files for as long as the files stay the same.
///
/// Asking a compiler for its version takes 70 ms, while it changes once a month.
struct Memory {
    /// Where the notes are kept.
    let folder: String

    /// The remembered value for `files`, or the value that `work` finds.
    ///
    /// A folder that cannot be written to makes this slower and nothing worse.
    func value(_ name: String, of files: [String], orFrom work: () throws -> String) rethrows -> String {
        let state = files.map { Files.fingerprint(of: $0) ?? "none \($0)" }.joined(separator: "\n")
        let note = "\(folder)/\(name)-\(Digest.text(files.joined(separator: "\n")).prefix(16))"
        let header = Digest.text(state) + "\n"
        if let text = Files.text(of: note), text.hasPrefix(header) {
            return String(text.dropFirst(header.count))
        }
        let value = try work()
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? Data((header + value).utf8).write(to: URL(fileURLWithPath: note), options: .atomic)
        return value
    }
}
