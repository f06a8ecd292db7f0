import Foundation

/// The pictures that a run could not read, as `unreadable.txt` in its folder: a name and a reason a line.
final class UnreadableLog {
    private let path: String
    private var written = 0

    init(path: String) {
        self.path = path
    }

    /// Writes the list anew where it has grown; there is no file as long as everything can be read.
    func update(_ unreadable: [UnreadableImage]) throws {
        guard unreadable.count > written else { return }
        written = unreadable.count
        let text = unreadable.map { "\($0)\n" }.joined()
        try WholeFile.write(Array(text.utf8), to: path)
    }
}
