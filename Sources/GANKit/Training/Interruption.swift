import Dispatch
import Foundation
import Synchronization

/// Listens for Ctrl-C: the first one asks the run to finish its step and save, the second stops at once.
package final class Interruption {
    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private let flag = Flag()
    private let source: any DispatchSourceSignal

    /// Whether the run shall end after its present step.
    package var isRequested: Bool { flag.isSet.load(ordering: .relaxed) }

    /// Starts to listen.
    package init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [flag] in
            if flag.isSet.exchange(true, ordering: .relaxed) { _exit(ExitStatus.interrupted.rawValue) }
        }
        source.resume()
    }

    /// Stops work that was interrupted.
    ///
    /// - Throws: `GANError` with status 130 after Ctrl-C.
    package func check() throws {
        guard !isRequested else { throw GANError(.interrupted, "interrupted") }
    }

    deinit {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
