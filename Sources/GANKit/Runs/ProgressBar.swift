import Foundation
import Synchronization

/// A line at the bottom of the terminal that shows how far some work is, how fast, and how long it will still take.
///
/// It is on standard error, and only there where that is a terminal; when the work is done it is gone. Used by one thread.
package final class ProgressBar {
    private let title: String
    private let unit: String
    private let total: Int
    private let start = ContinuousClock.now
    private var gauge = SpeedGauge()
    private var done = 0
    private var sinceShown = 0
    private var shownAt: ContinuousClock.Instant?

    /// Whether standard error is a terminal that can redraw a line.
    private static let isTerminal = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    private static let pause = Duration.milliseconds(100)
    private static let wipe = "\r\u{1B}[K"
    /// Whether the terminal's last line is one to be wiped.
    private static let isDrawn = Mutex(false)

    /// Begins.
    ///
    /// - Parameters:
    ///   - title: What is done: "Decoding".
    ///   - total: Pieces of work in all.
    ///   - unit: What the pieces are.
    package init(_ title: String, total: Int, unit: String = "pictures") {
        self.title = title
        self.unit = unit
        self.total = total
    }

    deinit { clear() }

    /// Counts pieces that are done, and shows it if it is time.
    package func advance(by count: Int = 1) {
        done += count
        sinceShown += count
        let now = ContinuousClock.now
        guard Self.isTerminal, (shownAt ?? start).duration(to: now) >= Self.pause else { return }
        shownAt = now
        let rate = gauge.rate(after: sinceShown, at: start.duration(to: now) / .seconds(1))
        sinceShown = 0
        Self.show(Self.line(title, done: done, of: total, unit: unit, rate: rate, width: Self.width))
    }

    /// Wipes the line, before something else is written.
    package func clear() {
        guard shownAt != nil else { return }
        shownAt = nil
        Self.show("")
    }

    /// Shows a line for as long as `work` takes.
    package static func whileShowing<Result>(_ line: String, _ work: () throws -> Result) rethrows -> Result {
        guard isTerminal else { return try work() }
        show(String(line.prefix(width - 1)))
        defer { show("") }
        return try work()
    }

    /// The line for a number of columns; a narrow terminal has no bar.
    static func line(_ title: String, done: Int, of total: Int, unit: String, rate: Double, width: Int) -> String {
        let part = total > 0 ? Double(done) / Double(total) : 1
        let whole = total.grouped
        let count = String(repeating: " ", count: max(0, whole.count - done.grouped.count)) + done.grouped
        let left = rate > 0 ? "\(duration(Double(total - done) / rate)) left" : ""
        let numbers = [
            "\(count)/\(whole)", String(format: "%3d %%", Int(part * 100)), "\(plain(rate)) \(unit)/s", left,
        ].joined(separator: "  ")
        let room = min(40, width - 1 - title.count - numbers.count - 6)
        let bar = room >= 8 ? "▕\(BlockBar.padded(part, width: room))▏  " : ""
        return String("\(title)  \(bar)\(numbers)".prefix(width - 1))
    }

    /// 0.82, 8.21, 82, 8,210: what changes ten times a second has few digits.
    private static func plain(_ rate: Double) -> String {
        rate >= 10 ? Int(rate.rounded()).grouped : short(rate)
    }

    /// Prints a message that stays, in place of the line, which comes back below it.
    package static func note(_ message: String) {
        isDrawn.withLock { isDrawn in
            write((isDrawn ? wipe : "") + message.printableLines + "\n")
            isDrawn = false
        }
    }

    private static func show(_ line: String) {
        isDrawn.withLock { isDrawn in
            write(wipe + line.printable)
            isDrawn = !line.isEmpty
        }
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Columns of the terminal.
    private static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return Int(size.ws_col)
    }
}
