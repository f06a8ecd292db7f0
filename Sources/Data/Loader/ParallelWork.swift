import Foundation
import GANBase

/// Makes numbered pieces on several threads and gives them on, one after another, in the order of their numbers.
package enum ParallelWork {
    /// Makes and takes all pieces.
    ///
    /// Only a few pieces more than there are threads exist at any time. When `make` or `take` throws, nothing more is
    /// taken, and the threads are gone before the error comes out.
    ///
    /// - Parameters:
    ///   - count: How many pieces.
    ///   - threads: Threads that make pieces; 1 or more.
    ///   - make: Makes the piece of a number, on one of the threads.
    ///   - take: Takes a piece, on the calling thread.
    /// - Throws: What `make` or `take` throws; `GANError` with status 70 when there is no thread to be had.
    package static func run<Piece: Sendable>(
        count: Int, threads: Int, make: @escaping @Sendable (_ number: Int) throws -> Piece,
        take: (_ number: Int, _ piece: Piece) throws -> Void
    ) throws {
        let queue = OrderedQueue<Piece>(depth: 2 * threads + 2)
        let workers = DispatchGroup()
        defer {
            queue.close()
            workers.wait()
        }
        for number in 1...max(1, min(threads, count)) {
            workers.enter()
            do {
                try WorkerThread.start("gan-worker-\(number)", thatWhich: "decodes pictures") {
                    while let number = queue.claim(), number < count {
                        queue.put(Result { try make(number) }, number: number)
                    }
                    workers.leave()
                }
            } catch {
                workers.leave()
                throw error
            }
        }
        for number in 0..<count {
            guard let piece = try queue.take()?.get() else {
                throw GANError(.ourFault, "work in parallel ended before it was done")
            }
            try take(number, piece)
        }
    }
}
