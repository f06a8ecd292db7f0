import Foundation
import Synchronization

/// Hands out numbers of pieces of work, takes the pieces back in any order and gives them on in the order of their
/// numbers.
///
/// At most `depth` pieces are in work or waiting, so that workers do not run away from the one who takes.
final class OrderedQueue<Piece: Sendable>: Sendable {
    private struct State {
        var nextToMake: Int
        var nextToTake: Int
        var finished: [Int: Result<Piece, any Error>] = [:]
        var isClosed = false
    }

    private let depth: Int
    private let state: Mutex<State>
    /// Guards nothing by itself; it is there to wait for a change of `state`.
    private let changed = NSCondition()

    /// Makes a queue.
    ///
    /// - Parameters:
    ///   - depth: Pieces in work or waiting, at most; 1 or more.
    ///   - first: The number of the first piece.
    init(depth: Int, first: Int = 0) {
        self.depth = depth
        state = Mutex(State(nextToMake: first, nextToTake: first))
    }

    /// The number of the next piece to make; waits for room, and is `nil` when the queue is closed.
    func claim() -> Int? {
        changed.lock()
        defer { changed.unlock() }
        while true {
            let (number, isClosed) = state.withLock { state -> (Int?, Bool) in
                guard !state.isClosed, state.nextToMake - state.nextToTake < depth else {
                    return (nil, state.isClosed)
                }
                state.nextToMake += 1
                return (state.nextToMake - 1, false)
            }
            if number != nil || isClosed {
                return number
            }
            changed.wait()
        }
    }

    /// Hands in the piece of a claimed number.
    func put(_ piece: Result<Piece, any Error>, number: Int) {
        changed.lock()
        defer { changed.unlock() }
        state.withLock { $0.finished[number] = piece }
        changed.broadcast()
    }

    /// The next piece in order; waits for it, and is `nil` when the queue is closed.
    func take() -> Result<Piece, any Error>? {
        changed.lock()
        defer { changed.unlock() }
        while true {
            let (piece, isClosed) = state.withLock { state -> (Result<Piece, any Error>?, Bool) in
                guard !state.isClosed, let piece = state.finished.removeValue(forKey: state.nextToTake) else {
                    return (nil, state.isClosed)
                }
                state.nextToTake += 1
                return (piece, false)
            }
            if piece != nil || isClosed {
                changed.broadcast()
                return piece
            }
            changed.wait()
        }
    }

    /// Ends all waiting and drops what is not taken.
    func close() {
        changed.lock()
        defer { changed.unlock() }
        state.withLock { state in
            state.isClosed = true
            state.finished = [:]
        }
        changed.broadcast()
    }
}
