import Foundation
import GANBase

/// What the file metrics.jsonl of a run says: curves, what watchers measured, and events.
///
/// The file is read in pieces, each line once: a longer file is read on from where it ended.
package struct RecordedMetrics {
    /// What a curve shows: `criticGap`, or `divergence` in `penalties`.
    package struct Name: Hashable, Sendable {
        package let group: String
        package let name: String

        package init(_ name: String, in group: String = "") {
            self.group = group
            self.name = name
        }
    }

    /// Something that a person should know of.
    package struct Event: Equatable, Sendable {
        package let step: Int
        /// Its kind, `deadCritic` for example.
        package let kind: String
        package let message: String
        /// The kind of the trouble that has passed, where that is what happened.
        package let subject: String?
    }

    /// The names of the curves, in the order in which they came.
    package private(set) var names: [Name] = []
    /// What watchers measured, by name: every number, none of them thinned.
    package private(set) var metrics: [String: [Curve.Point]] = [:]
    /// What metrics were measured on last, by their names.
    package private(set) var measuredOn: [String: MeasuredOn] = [:]
    /// The events, at most a thousand of them.
    package private(set) var events: [Event] = []
    /// The last step that was reported.
    package private(set) var lastStep = 0
    /// Lines that could not be read.
    package private(set) var damagedLines = 0

    /// p·k·R and L of the steps that have a virial ratio: the ratio of some steps together is the quotient of their sums.
    private var (virialPenalty, virialGap) = (Curve(), Curve())
    private var curves: [Name: Curve] = [:]
    private var offset = 0
    private let mostEvents = 1_000
    private let mostCurves = 300
    private static let pieceSize = 1 << 20
    /// A line that is longer is none of a run's.
    private static let longestLine = 16 << 20

    package init() {}

    /// A curve by name; nil where no step had such a number.
    package subscript(_ name: Name) -> Curve? { curves[name] }

    /// The virial ratio of the steps after one of them together, Σ p·k·R / Σ L.
    ///
    /// A single step's L may come close to zero, so that the mean of the ratios says nothing.
    ///
    /// - Returns: Nil where there is none, or L is not above 0.
    package func virial(after step: Int) -> Double? {
        let (penalty, gap) = (virialPenalty.sum(after: step), virialGap.sum(after: step))
        return gap > 0 ? penalty / gap : nil
    }

    /// Reads what a file has gained since it was read last; one that is not there is empty, and one that has become
    /// shorter is read from its beginning.
    package mutating func read(_ path: String) {
        guard let file = try? RegularFile(path) else { return }
        defer { withExtendedLifetime(file) {} }
        if file.size < offset { self = RecordedMetrics() }
        var piece = [UInt8](repeating: 0, count: Self.pieceSize)
        // What a piece left over of its last line.
        var held = 0
        while true {
            if held == piece.count {
                guard piece.count < Self.longestLine else { return }
                piece += [UInt8](repeating: 0, count: piece.count)
            }
            let room = piece.count - held
            let count = piece.withUnsafeMutableBytes { bytes in
                pread(file.descriptor, bytes.baseAddress.map { $0 + held }, room, off_t(offset + held))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            held += count
            let taken = piece.withUnsafeBytes { takeLines(UnsafeRawBufferPointer(rebasing: $0[..<held])) }
            offset += taken
            held -= taken
            if held > 0, taken > 0 { piece.replaceSubrange(0..<held, with: piece[taken..<(taken + held)]) }
        }
    }

    /// Takes all lines that are whole.
    ///
    /// - Returns: How many bytes they have.
    private mutating func takeLines(_ bytes: UnsafeRawBufferPointer) -> Int {
        var start = 0
        while let base = bytes.baseAddress, start < bytes.count,
            let end = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
        {
            let count = base.distance(to: UnsafeRawPointer(end)) - start
            take(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)]))
            start += count + 1
        }
        return start
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer) {
        guard let line = MetricsLine(bytes) else {
            damagedLines += 1
            return
        }
        if let event = line.event {
            if events.count < mostEvents {
                events.append(
                    Event(step: line.step, kind: event, message: line.message ?? "", subject: line.subject))
            }
            if event == "rollBack" { goBack(to: line.step) }
            return
        }
        if line.step <= lastStep { goBack(to: line.step - 1) }
        lastStep = line.step
        measuredOn.merge(line.measuredOn) { $1 }
        if let virial = line["virial"], let loss = line["criticLoss"] {
            virialPenalty.append(-virial * loss, at: line.step)
            virialGap.append(-loss, at: line.step)
        }
        for number in line.numbers {
            if number.group == "metrics" {
                metrics[number.name, default: []].append(Curve.Point(step: line.step, value: number.value))
                continue
            }
            let name = Name(number.name, in: number.group)
            if curves[name] == nil {
                guard names.count < mostCurves else { continue }
                names.append(name)
            }
            curves[name, default: Curve()].append(number.value, at: line.step)
        }
    }

    /// Forgets steps that come again.
    private mutating func goBack(to step: Int) {
        guard step < lastStep else { return }
        lastStep = step
        for name in names { curves[name]?.goBack(to: step) }
        virialPenalty.goBack(to: step)
        virialGap.goBack(to: step)
        for (name, points) in metrics {
            let kept = points.prefix { $0.step <= step }
            metrics[name] = kept.isEmpty ? nil : Array(kept)
        }
    }
}
