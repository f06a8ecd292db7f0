import Foundation
import Synchronization

/// The terminal, or whatever standard output and standard error are connected to.
///
/// Keeps the progress line, which is redrawn in place, apart from the lines that stay. What is written is made printable
/// here, so that no name of a file can move the cursor; the movements of the progress line are the console's own.
public final class Console: Sendable {
    /// The process's own terminal.
    package static let standard = Console()

    /// Whether standard output is a terminal that can redraw a line.
    let isTerminal = isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    private let drawn = Mutex(false)
    private let quiet = Atomic(false)

    /// Whether lines that stay and the line at the bottom are left out.
    ///
    /// Messages on standard error are not.
    var isQuiet: Bool {
        get { quiet.load(ordering: .relaxed) }
        set { quiet.store(newValue, ordering: .relaxed) }
    }

    /// Prints a line that stays.
    func say(_ line: String) {
        guard !isQuiet else { return }
        drawn.withLock { drawn in
            write((drawn ? "\r\u{1B}[K" : "") + line.printableLines + "\n", to: STDOUT_FILENO)
            drawn = false
        }
    }

    /// Prints a message on standard error.
    package func note(_ line: String) {
        drawn.withLock { drawn in
            if drawn { write("\r\u{1B}[K", to: STDOUT_FILENO) }
            write(line.printableLines + "\n", to: STDERR_FILENO)
            drawn = false
        }
    }

    /// Redraws the line at the bottom of the terminal.
    func redraw(_ line: String) {
        guard !isQuiet else { return }
        drawn.withLock { drawn in
            write("\r\u{1B}[K" + String(line.printable.prefix(width - 1)), to: STDOUT_FILENO)
            drawn = true
        }
    }

    /// Prints a failure on standard error and ends the process with its status.
    package func fail(_ error: GANError) -> Never {
        drawn.withLock { drawn in
            if drawn { write("\n", to: STDOUT_FILENO) }
            write("gan: \(error)\n", to: STDERR_FILENO)
        }
        exit(error.status.rawValue)
    }

    /// Columns of the terminal.
    var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return Int(size.ws_col)
    }

    private func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}
