import Foundation
import GANBase

/// Standard error, where everything that `gan` itself says goes: made printable here, but for the bytes of a compiler, which
/// has colours of its own.
enum Terminal {
    // `gan` has one thread.
    nonisolated(unsafe) private static var showsPassingLine = false

    /// How much `gan` says before the recipe takes over; nil for the usual.
    nonisolated(unsafe) static var verbosity: Verbosity?

    /// Whether standard error is a terminal that understands control sequences.
    static var isInteractive: Bool {
        isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Whether standard error should be coloured.
    static var isColoured: Bool {
        isInteractive && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// How many columns standard output has: those of the terminal, no limit where it is a file or a pipe.
    static var width: Int {
        let environment = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
        var size = winsize()
        let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return environment ?? (isKnown ? Int(size.ws_col) : .max)
    }

    /// Writes a line that begins with `gan: `.
    static func say(_ message: String) { write("gan: \(message)\n") }

    /// Writes a line that is of use when something is slow or goes wrong, if it was asked for.
    static func debug(_ message: @autoclosure () -> String) {
        if verbosity == .verbose { write("debug: \(message())\n") }
    }

    /// Writes text.
    static func write(_ text: String) { write(Array(text.printableLines.utf8)[...]) }

    /// Writes bytes as they are.
    static func write(_ bytes: ArraySlice<UInt8>) {
        wipePassingLine()
        send(bytes)
    }

    /// Shows a line for as long as `work` takes or until something else is written; on a terminal only, and not where
    /// `gan` is to be quiet.
    static func whileShowing<Result>(_ line: String, _ work: () throws -> Result) rethrows -> Result {
        guard isInteractive, verbosity != .quiet else { return try work() }
        send(Array(line.printable.utf8)[...])
        showsPassingLine = true
        defer { wipePassingLine() }
        return try work()
    }

    /// Shows a line until something else is written; on a terminal only.
    static func pass(_ line: String) {
        guard isInteractive, verbosity != .quiet else { return }
        var size = winsize()
        let isKnown = ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
        wipePassingLine()
        send(Array(line.printable.prefix(Int(isKnown ? size.ws_col : 80) - 1).utf8)[...])
        showsPassingLine = true
    }

    private static func wipePassingLine() {
        guard showsPassingLine else { return }
        showsPassingLine = false
        send(Array("\r\u{1b}[2K".utf8)[...])
    }

    private static func send(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
            if sent < 0 && errno == EINTR { continue }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }
}
