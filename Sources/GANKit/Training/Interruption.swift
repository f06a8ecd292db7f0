import Dispatch
import Foundation
import Synchronization

/// Listens for Ctrl-C, for SIGTERM and for the end of the terminal: the run finishes its step and saves.
///
/// A second Ctrl-C stops at once. A program that was started by nohup goes on when the terminal ends. A study keeps the
/// input of its runs open (`GAN_ENDS_WITH_INPUT`): where it ends because the study was killed, the run saves and ends too.
package final class Interruption {
    private final class Flag: Sendable {
        let signal = Atomic<Int32>(0)
    }

    private let flag = Flag()
    private let sources: [(number: Int32, source: any DispatchSourceSignal)]

    /// Whether the run shall end after its present step.
    package var isRequested: Bool { flag.signal.load(ordering: .relaxed) != 0 }

    /// How a program that was asked to stop ends: 130 after Ctrl-C, 143 after SIGTERM, 129 after the end of the terminal.
    package var status: ExitStatus {
        switch flag.signal.load(ordering: .relaxed) {
        case SIGTERM: .terminated
        case SIGHUP: .hungUp
        default: .interrupted
        }
    }

    /// Starts to listen.
    package init() {
        // What is printed after the terminal or a pipe has gone goes nowhere, and ends nothing.
        signal(SIGPIPE, SIG_IGN)
        sources = [SIGINT, SIGTERM, SIGHUP].compactMap { [flag] number in
            let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
            if number == SIGHUP, before == unsafeBitCast(SIG_IGN, to: Int.self) { return nil }
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                let (isFirst, _) = flag.signal.compareExchange(expected: 0, desired: number, ordering: .relaxed)
                if !isFirst, number == SIGINT { _exit(ExitStatus.interrupted.rawValue) }
            }
            source.resume()
            return (number, source)
        }
        if ProcessInfo.processInfo.environment["GAN_ENDS_WITH_INPUT"] != nil {
            Thread.detachNewThread { [flag] in
                var byte: UInt8 = 0
                while read(STDIN_FILENO, &byte, 1) > 0 || errno == EINTR {}
                _ = flag.signal.compareExchange(expected: 0, desired: SIGTERM, ordering: .relaxed)
            }
        }
    }

    /// Stops work that was interrupted.
    ///
    /// - Throws: `GANError` with status 130, 143 or 129.
    package func check() throws {
        guard !isRequested else { throw GANError(status, "interrupted") }
    }

    deinit {
        for (number, source) in sources {
            source.cancel()
            signal(number, SIG_DFL)
        }
    }
}
