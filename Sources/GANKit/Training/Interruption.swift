import Dispatch
import Foundation
import Synchronization

/// Listens for Ctrl-C and SIGTERM: the first one asks the work to end in order, the second stops at once.
package final class Interruption {
    private final class Flag: Sendable {
        /// The signal that came first; 0 for none.
        let signal = Atomic<Int32>(0)
    }

    private static let signals = [SIGINT, SIGTERM]

    private let flag = Flag()
    private let sources: [any DispatchSourceSignal]

    /// Whether the work shall end: a run after its present step.
    package var isRequested: Bool { flag.signal.load(ordering: .relaxed) != 0 }

    /// How the program ends when it was asked to: 130 after Ctrl-C, 143 after SIGTERM.
    package var status: ExitStatus { Self.status(after: flag.signal.load(ordering: .relaxed)) }

    /// Starts to listen.
    package init() {
        sources = Self.signals.map { [flag] number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                guard flag.signal.exchange(number, ordering: .relaxed) == 0 else {
                    _exit(Self.status(after: number).rawValue)
                }
            }
            source.resume()
            return source
        }
    }

    /// Stops work that was interrupted.
    ///
    /// - Throws: `GANError` with status 130 after Ctrl-C, 143 after SIGTERM.
    package func check() throws {
        guard isRequested else { return }
        throw GANError(status, status == .terminated ? "stopped by SIGTERM" : "interrupted")
    }

    deinit {
        sources.forEach { $0.cancel() }
        for number in Self.signals { signal(number, SIG_DFL) }
    }

    private static func status(after number: Int32) -> ExitStatus { number == SIGTERM ? .terminated : .interrupted }
}
