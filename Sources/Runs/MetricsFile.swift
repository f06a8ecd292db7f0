import Foundation
import GANBase

/// A file metrics.jsonl that a run has left, read from its end.
package struct MetricsFile {
    private let path: String
    private let bytes: Data

    /// Opens a file; one that is not there has no lines.
    package init(_ path: String) {
        self.path = path
        // Not mapped: `gan resume` shortens the file, and touching what a mapped file has lost ends the program.
        bytes = FileManager.default.contents(atPath: path) ?? Data()
    }

    /// Cuts off what was written after a step, and a last line that is not whole.
    ///
    /// - Throws: `GANError` with status 73.
    package func cut(after step: Int) throws {
        var end = bytes.count
        for line in linesFromTheEnd {
            if line.isWhole, let own = Self.step(of: bytes[line.range]), own <= step { break }
            end = line.range.lowerBound
        }
        guard end < bytes.count else { return }
        guard truncate(path, off_t(end)) == 0 else { throw WholeFile.cannotWrite(path) }
    }

    /// The last lines that are whole, the newest first.
    package var linesFromTheLast: some Sequence<MetricsLine> {
        linesFromTheEnd.lazy.filter(\.isWhole).compactMap { MetricsLine(bytes[$0.range]) }
    }

    /// The last step that was reported; 0 where there is none.
    package var lastStep: Int {
        linesFromTheLast.first { $0.event == nil }?.step ?? 0
    }

    /// The kinds of the events so far.
    package var events: Set<String> {
        let mark = Data(#""event": ""#.utf8)
        var (found, rest): (Set<String>, Range<Int>) = ([], 0..<bytes.count)
        while let hit = bytes.range(of: mark, in: rest) {
            let name = bytes[hit.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
            found.insert(String(decoding: name, as: UTF8.self))
            rest = name.endIndex..<bytes.count
        }
        return found
    }

    private var linesFromTheEnd: some Sequence<(range: Range<Int>, isWhole: Bool)> {
        sequence(state: bytes.count) { end -> (range: Range<Int>, isWhole: Bool)? in
            guard end > 0 else { return nil }
            let isWhole = bytes[end - 1] == UInt8(ascii: "\n")
            let last = isWhole ? end - 1 : end
            let start = (bytes[..<last].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }) ?? 0
            defer { end = start }
            return (start..<end, isWhole)
        }
    }

    /// The step that a line begins with, as in `{"step": 12, `.
    private static func step(of line: Data) -> Int? {
        let beginning = Data(#"{"step": "#.utf8)
        guard line.starts(with: beginning) else { return nil }
        let digits = line.dropFirst(beginning.count).prefix { (48...57).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
