/// A word as it is typed into a shell.
enum ShellWord {
    /// The word itself, or in quotation marks where it holds spaces or anything else that a shell reads otherwise.
    static func quoting(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "/._-+,:@%=".unicodeScalars.contains(scalar)
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
