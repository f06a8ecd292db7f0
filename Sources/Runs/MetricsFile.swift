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
        bytes = (try? RegularFile(path).contents(atMost: .max)) ?? Data()
    }

    /// Cuts off what was written after a checkpoint, and a last line that is not whole.
    ///
    /// - Parameters:
    ///   - step: The checkpoint's step.
    ///   - bytes: How long the file was then: lines of steps that a roll-back takes back look like those before it. Where
    ///     nobody knows, or the file is not what it was, the steps of its lines decide.
    /// - Returns: How the lines before the checkpoint were found.
    /// - Throws: `GANError` with status 73.
    @discardableResult
    package func cut(after step: Int, bytes length: Int? = nil) throws -> MetricsCut {
        if let length, ends(at: length, with: step) {
            try shorten(to: length)
            return MetricsCut(length: length, wanted: length, lastStep: step)
        }
        var (end, last) = (bytes.count, Int?.none)
        for line in linesFromTheEnd {
            if line.isWhole, let own = Self.step(of: bytes[line.range]), own <= step {
                last = own
                break
            }
            end = line.range.lowerBound
        }
        try shorten(to: end)
        return MetricsCut(length: end, wanted: length, lastStep: last)
    }

    /// Whether a line of a step ends at a length.
    private func ends(at length: Int, with step: Int) -> Bool {
        guard length > 0 else { return length == 0 }
        guard length <= bytes.count, bytes[length - 1] == UInt8(ascii: "\n") else { return false }
        let start = bytes[..<(length - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return Self.step(of: bytes[start..<length]) == step
    }

    private func shorten(to length: Int) throws {
        guard length < bytes.count else { return }
        let descriptor = try RegularFile.open(path, .inPlace)
        defer { close(descriptor) }
        guard ftruncate(descriptor, off_t(length)) == 0 else { throw WholeFile.cannotWrite(path) }
    }

    /// The last lines that are whole, the newest first.
    package var linesFromTheLast: some Sequence<MetricsLine> {
        linesFromTheEnd.lazy.filter(\.isWhole).compactMap { MetricsLine(bytes[$0.range]) }
    }

    /// The last step that was reported; 0 where there is none.
    package var lastStep: Int {
        linesFromTheLast.first { $0.event == nil }?.step ?? 0
    }

    /// What gauges have told of so far, the oldest first: each trouble, and that it had passed.
    package var gaugeEvents: [(trouble: String, hasPassed: Bool)] {
        let mark = Data(#""event": ""#.utf8)
        var found: [(trouble: String, hasPassed: Bool)] = []
        var rest = 0..<bytes.count
        while let hit = bytes.range(of: mark, in: rest) {
            let end = bytes[hit.upperBound...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let start = (bytes[..<hit.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }) ?? 0
            rest = end..<bytes.count
            guard let line = MetricsLine(bytes[start..<end]), let event = line.event else { continue }
            found.append(event == "passed" ? (line.subject ?? "", true) : (event, false))
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
        return Int(String(decoding: digits, as: UTF8.self)).flatMap { isCount($0) ? $0 : nil }
    }
}
