import Dispatch
import Foundation
import Synchronization

/// Listens for Ctrl-C: the first one asks the run to finish its step and save, the second stops at once.
final class Interruption {
    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private let flag = Flag()
    private let source: any DispatchSourceSignal

    /// Whether the run shall end after its present step.
    var isRequested: Bool { flag.isSet.load(ordering: .relaxed) }

    /// Starts to listen.
    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [flag] in
            if flag.isSet.exchange(true, ordering: .relaxed) { _exit(ExitStatus.interrupted.rawValue) }
        }
        source.resume()
    }

    deinit {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
