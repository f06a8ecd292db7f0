import Foundation
import Synchronization

/// Listens for Ctrl-C, for SIGTERM and for the end of the terminal: the run finishes its step and saves.
///
/// A second Ctrl-C stops at once. A program that was started by nohup goes on when the terminal ends. A study keeps the
/// input of its runs open (`GAN_ENDS_WITH_INPUT`): where it ends because the study was killed, the run saves and ends too.
package final class Interruption {
    /// The number of the first signal that came, 0 before.
    ///
    /// Signals are listened for once in a process. They set this from a handler, because Dispatch, which could call a closure,
    /// needs a thread for that, and where the system has none it waits for one without end.
    private static let first = Atomic<Int32>(0)

    private let numbers: [Int32]

    /// Whether the run shall end after its present step.
    package var isRequested: Bool { Self.first.load(ordering: .relaxed) != 0 }

    /// How a program that was asked to stop ends: 130 after Ctrl-C, 143 after SIGTERM, 129 after the end of the terminal.
    package var status: ExitStatus {
        switch Self.first.load(ordering: .relaxed) {
        case SIGTERM: .terminated
        case SIGHUP: .hungUp
        default: .interrupted
        }
    }

    /// Starts to listen.
    ///
    /// - Throws: `GANError` with status 70 when a study started the program and there is no thread that listens to it.
    package init() throws {
        Self.first.store(0, ordering: .relaxed)
        // What is printed after the terminal or a pipe has gone goes nowhere, and ends nothing.
        signal(SIGPIPE, SIG_IGN)
        numbers = [SIGINT, SIGTERM, SIGHUP].filter { number in
            let before = signal(number) { Interruption.take($0) }
            guard number == SIGHUP, unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) else {
                return true
            }
            signal(SIGHUP, SIG_IGN)
            return false
        }
        // A program that was started by a worker thread of Dispatch inherits a mask that blocks them all.
        var mask = sigset_t()
        sigemptyset(&mask)
        for number in numbers { sigaddset(&mask, number) }
        pthread_sigmask(SIG_UNBLOCK, &mask, nil)
        if ProcessInfo.processInfo.environment["GAN_ENDS_WITH_INPUT"] != nil {
            try WorkerThread.start("gan-input", thatWhich: "listens to the study") {
                var byte: UInt8 = 0
                while read(STDIN_FILENO, &byte, 1) > 0 || errno == EINTR {}
                _ = Self.first.compareExchange(expected: 0, desired: SIGTERM, ordering: .relaxed)
            }
        }
    }

    /// Takes note of a signal, in its handler: nothing else may be done there.
    private static func take(_ number: Int32) {
        let (isFirst, _) = first.compareExchange(expected: 0, desired: number, ordering: .relaxed)
        if !isFirst, number == SIGINT { _exit(ExitStatus.interrupted.rawValue) }
    }

    /// Stops work that was interrupted.
    ///
    /// - Throws: `GANError` with status 130, 143 or 129.
    package func check() throws {
        guard !isRequested else { throw GANError(status, "interrupted") }
    }

    deinit {
        for number in numbers { signal(number, SIG_DFL) }
    }
}
