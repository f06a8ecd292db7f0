import Foundation

/// The pictures that a run could not read, as `unreadable.txt` in its folder: a name and a reason a line.
final class UnreadableLog {
    private let path: String
    private var lines: [String]
    private var known: Set<String>
    private var seen = 0

    /// How many there are.
    var count: Int { lines.count }

    /// Goes on with the list of the file, where there is one.
    init(path: String) {
        self.path = path
        let text =
            (try? RegularFile.contents(of: path, atMost: 1 << 30)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        lines = text.split(separator: "\n").map(String.init)
        known = Set(lines)
    }

    /// Writes the list anew where it has grown; there is no file as long as everything can be read.
    ///
    /// - Parameter unreadable: All that a stream could not read; it only grows.
    func update(_ unreadable: [UnreadableImage]) throws {
        guard unreadable.count != seen else { return }
        let new = unreadable.map(\.description).filter { known.insert($0).inserted }
        seen = unreadable.count
        guard !new.isEmpty else { return }
        lines += new
        try WholeFile.write(Array(lines.map { "\($0)\n" }.joined().utf8), to: path)
    }
}
