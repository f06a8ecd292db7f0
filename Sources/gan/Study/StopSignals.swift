import Foundation

/// Signals that ask a study to stop: Ctrl-C, SIGTERM, and the end of the terminal.
enum StopSignals {
    // Written by the signal handler alone, read between polls.
    nonisolated(unsafe) private static var first: sig_atomic_t = 0
    nonisolated(unsafe) private static var arrived: sig_atomic_t = 0

    /// How many have come.
    static var count: Int { Int(arrived) }

    /// How a study that was asked to stop ends; nil where none has come.
    static var number: Int32? { first == 0 ? nil : Int32(first) }

    /// Begins to listen.
    static func watch() {
        // What is printed after the terminal or a pipe has gone goes nowhere, and ends nothing.
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            let before = signal(number) { number in
                if StopSignals.first == 0 { StopSignals.first = sig_atomic_t(number) }
                StopSignals.arrived += 1
            }
            // Under nohup the end of the terminal means nothing.
            if number == SIGHUP, unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(SIGHUP, SIG_IGN)
            }
        }
    }
}
