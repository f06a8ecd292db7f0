import Foundation
import GANBase

/// A file compile_commands.json: how the files of a folder are compiled, for the language servers of editors.
///
/// Other programs write such files too, CMake for example, so entries of other files stay as they are.
struct CompileCommands {
    /// The file's name.
    static let name = "compile_commands.json"

    /// The file.
    let path: String
    private let folder: String
    private var entries: [[String: Any]]

    /// Reads the file of a folder; there need not be one.
    ///
    /// - Parameter folder: An absolute path.
    /// - Throws: `GANError` with status 73 when the file is a link, 65 when it is no list of entries.
    init(in folder: String) throws {
        self.folder = folder
        path = "\(folder)/\(Self.name)"
        if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
            throw GANError(
                .cannotWrite,
                "\(path) is a link to \(target), which another program keeps; remove the link, or keep the recipe in a folder of its own"
            )
        }
        guard Files.exists(path) else {
            entries = []
            return
        }
        guard let bytes = Files.bytes(of: path) else {
            throw GANError(.missingInput, "cannot read \(path): \(String(cString: strerror(errno)))")
        }
        guard let found = try? JSONSerialization.jsonObject(with: bytes) as? [[String: Any]] else {
            throw GANError(
                .badData,
                "\(path) is no list of compile commands, and may be somebody's work; move it away, and try again")
        }
        entries = found
    }

    /// Says how a file is compiled, instead of what was said of it before.
    ///
    /// - Parameters:
    ///   - file: An absolute path.
    ///   - command: The compiler and its arguments.
    mutating func set(_ file: String, command: [String]) {
        let entry: [String: Any] = ["directory": folder, "file": file, "arguments": command]
        if let old = entries.firstIndex(where: { Self.file(of: $0) == file }) {
            entries[old] = entry
        } else {
            entries.append(entry)
        }
    }

    /// Leaves out recipes that are no longer there.
    mutating func removeGone() {
        entries.removeAll { entry in
            let arguments = entry["arguments"] as? [String] ?? []
            guard arguments.contains("-lGANKitDynamic"), let file = Self.file(of: entry) else { return false }
            return !Files.exists(file)
        }
    }

    /// Writes the file, whole or not at all.
    ///
    /// - Throws: `GANError` with status 73.
    func write() throws {
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = try JSONSerialization.data(withJSONObject: entries, options: options)
        try WholeFile.write(bytes + Data("\n".utf8), to: path)
    }

    private static func file(of entry: [String: Any]) -> String? {
        guard let file = entry["file"] as? String else { return nil }
        let folder = entry["directory"] as? String ?? ""
        return Files.absolute(file.hasPrefix("/") ? file : "\(folder)/\(file)")
    }
}
