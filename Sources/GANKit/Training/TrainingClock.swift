import Foundation
import Synchronization

/// Seconds in which a process ran: those in which it was stopped (Ctrl-Z, SIGSTOP, a frozen container, a computer asleep)
/// do not count.
///
/// No signal tells of all of these. So a thread of its own looks at the clock four times a second, whatever the others
/// compute or wait for; where it does not come to that for a second or longer, no thread of the process ran, and
/// the gap counts as nothing.
final class TrainingClock {
    private final class State: Sendable {
        let time = Mutex(RunningTime(at: .now))
        let isOver = DispatchSemaphore(value: 0)
    }

    private let state = State()

    /// Seconds from one look of the thread to the next.
    private static let interval = 0.25

    /// Starts at 0.
    ///
    /// - Throws: `GANError` with status 70 when there is no thread to be had.
    init() throws {
        try WorkerThread.start("gan-clock", thatWhich: "looks at the clock") { [state] in
            while state.isOver.wait(timeout: .now() + Self.interval) == .timedOut {
                state.time.withLock { _ = $0.seconds(at: .now) }
            }
        }
    }

    deinit { state.isOver.signal() }

    /// Seconds since the start in which the process ran.
    var seconds: Double { state.time.withLock { $0.seconds(at: .now) } }
}

/// Adds up the time between looks at a clock, without gaps in which nobody can have looked.
struct RunningTime {
    private var last: ContinuousClock.Instant
    private var total = 0.0

    /// Seconds between two looks from which on the process was stopped between them.
    static let gap = 1.0

    init(at now: ContinuousClock.Instant) { last = now }

    /// Looks at the clock.
    ///
    /// - Returns: Seconds so far.
    mutating func seconds(at now: ContinuousClock.Instant) -> Double {
        let elapsed = (now - last) / .seconds(1)
        last = max(now, last)
        if elapsed > 0, elapsed < Self.gap { total += elapsed }
        return total
    }
}
