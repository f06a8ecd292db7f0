import Foundation
import GANBase

/// The editor that the user has named for such purposes: `VISUAL`, else `EDITOR`.
enum Editor {
    /// Becomes the editor, in the folder of the first file.
    ///
    /// The variable may hold options too (`code --wait`), so the shell reads it, as it does for git.
    ///
    /// - Parameters:
    ///   - files: What to open; not empty.
    ///   - environment: Names the editor.
    /// - Throws: `GANError` with status 64 when no editor is named.
    static func become(opening files: [String], environment: [String: String]) throws -> Never {
        let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let named else {
            throw GANError(
                .usage,
                "--open needs the name of an editor in VISUAL or EDITOR, for example: export VISUAL='code --wait'")
        }
        let files = files.map(Files.absolute)
        guard FileManager.default.changeCurrentDirectoryPath(Files.folder(of: files[0])) else {
            throw GANError(.missingInput, "cannot enter \(Files.folder(of: files[0]))")
        }
        let program = named.split(separator: " ").first.map(String.init) ?? named
        let missing = "gan: there is no program \(program), which VISUAL or EDITOR names"
        let check = "command -v \(program) >/dev/null || { echo \(ShellWord.quoting(missing)) >&2; exit 66; }; "
        // A name in quotation marks, which may hold spaces, is left to the shell.
        let words = (named.contains { "'\"\\".contains($0) } ? "" : check) + "exec \(named) \"$@\""
        try Program.become("/bin/sh", ["-c", words, "sh"] + files, environment: environment)
    }
}
