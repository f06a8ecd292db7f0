import Foundation
import GANBase

/// The end of a file metrics.jsonl, without what is before: of a million steps a list of runs wants the last.
package enum MetricsTail {
    /// Bytes that are read first; where no step ends in them, ever more.
    private static let first = 1 << 16
    /// Lines that are no step's, events and damaged ones, take fewer bytes at the end of any real file.
    private static let most = 16 << 20

    /// The last step that was reported; 0 where there is none, and where the file ends with megabytes of anything else.
    ///
    /// - Parameter path: The file; one that is not there has no lines.
    package static func lastStep(of path: String) -> Int {
        guard let file = try? RegularFile(path) else { return 0 }
        var wanted = first
        while true {
            let start = max(0, file.size - wanted)
            guard let tail = try? file.read(at: start, atMost: wanted) else { return 0 }
            if let step = lastStep(in: tail, isBeginning: start == 0) { return step }
            guard start > 0, wanted < most else { return 0 }
            wanted *= 4
        }
    }

    private static func lastStep(in tail: Data, isBeginning: Bool) -> Int? {
        let newline = UInt8(ascii: "\n")
        let lines = tail.split(separator: newline, omittingEmptySubsequences: false)
        // The first may lack its beginning, and what follows the last newline is not whole.
        let whole = lines.dropFirst(isBeginning ? 0 : 1).dropLast()
        return whole.reversed().lazy.compactMap { MetricsLine($0) }.first { $0.event == nil }?.step
    }
}
