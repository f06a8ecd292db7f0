import Foundation

/// Whether Ctrl-C was pressed while `gan` waited for another program.
enum Interruption {
    // Written by the signal handler alone, read after the child has ended.
    nonisolated(unsafe) private static var seen: sig_atomic_t = 0

    /// Whether Ctrl-C was pressed since ``watch()``.
    static var happened: Bool { seen != 0 }

    /// Makes signals arrive, here and in the program that `gan` becomes.
    ///
    /// A program that was started by a worker thread of Dispatch inherits a mask that blocks them all.
    static func unblock() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        sigprocmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Lets `gan` outlive Ctrl-C.
    ///
    /// A handler and not `SIG_IGN`: programs that `gan` starts or becomes go back to the default by themselves.
    static func watch() {
        signal(SIGINT) { _ in Interruption.seen = 1 }
    }
}
