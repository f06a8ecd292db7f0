/// What ArgumentParser says of a mistake in a command line, as all messages of `gan` are said.
package enum FailureWords {
    /// The words behind "gan: ": without "Error: " before them, and in small letters.
    package static func plain(_ text: String) -> String {
        guard text.hasPrefix("Error: ") else { return text }
        let words = text.dropFirst("Error: ".count)
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}
