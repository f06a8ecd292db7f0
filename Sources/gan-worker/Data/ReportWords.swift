import GANKit

/// A line that begins with a title: "Pictures    10,000 in faces".
func titled(_ title: String, _ words: String) -> String {
    title + String(repeating: " ", count: max(1, 12 - title.count)) + words
}

/// Files that cannot be read, as they are listed.
enum BadFiles {
    /// How many are named where not all are.
    static let mostNamed = 10

    /// A line for each, and one more for those that are only counted.
    ///
    /// - Parameters:
    ///   - files: The files.
    ///   - limit: How many are listed by name.
    ///   - advice: What follows the number of the rest.
    static func lines(_ files: [UnreadableImage], atMost limit: Int, advice: String) -> [String] {
        let rest = files.count - min(files.count, limit)
        return files.prefix(limit).map { "  " + $0.description }
            + (rest > 0 ? ["  and \(rest.grouped) more\(advice)"] : [])
    }
}

extension ImageSize {
    /// For programs: the side of squares, else width and height.
    var fields: [(key: String, value: JSONText)] {
        isSquare ? [("side", .integer(width))] : [("width", .integer(width)), ("height", .integer(height))]
    }
}

extension UnreadableImage {
    /// For programs.
    var json: JSONText { .object([("name", .string(name)), ("reason", .string(reason))]) }
}
