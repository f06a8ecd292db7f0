import GANBase
import GANData
import Synchronization
import Testing

struct ParallelWorkTests {
    @Test(arguments: [(0, 4), (1, 4), (100, 1), (100, 3), (5, 16)])
    func piecesComeInOrder(count: Int, threads: Int) throws {
        var taken: [Int] = []
        try ParallelWork.run(count: count, threads: threads) {
            $0 * $0
        } take: { number, piece in
            #expect(piece == number * number)
            taken.append(number)
        }
        #expect(taken == Array(0..<count))
    }

    @Test func firstErrorInOrderEndsIt() {
        var taken = 0
        let error = failure {
            try ParallelWork.run(count: 1_000, threads: 3) { number -> Int in
                guard number % 50 != 49 else { throw GANError(.badData, "\(number)") }
                return number
            } take: { _, _ in
                taken += 1
            }
        }
        #expect(error == GANError(.badData, "49"))
        #expect(taken == 49)
    }

    @Test("where the system gives no thread it is said, and nobody waits")
    func noThread() throws {
        let folder = try TemporaryFolder()
        try folder.writeNumbered(3, side: 8)
        // No system has an address space of that size.
        WorkerThread.$stackSize.withValue(1 << 60) {
            for work in [
                {
                    try ParallelWork.run(count: 3, threads: 2) {
                        $0
                    } take: { _, _ in
                    }
                },
                { _ = try Images(from: ImageFolder(folder.path), side: 8).open(LoadingOptions(batch: 2, seed: 0)) },
                { try WorkerThread.rehearse(2, thatWhich: "computes") },
            ] as [() throws -> Void] {
                let error = failure { try work() }
                #expect(error.status == .ourFault)
                #expect(error.message.hasPrefix("the system gives no thread that "), "\(error)")
                #expect(error.message.contains("--loader-threads"))
            }
        }
        try WorkerThread.rehearse(20, thatWhich: "computes")
    }

    @Test("all pieces are done once, with other threads and without any", arguments: [4 << 20, 1 << 60])
    func pieces(stackSize: Int) {
        WorkerThread.$stackSize.withValue(stackSize) {
            // Often, because a thread that held the work a moment too long would end the program now and then.
            for count in [0, 1, 1000] + Array(repeating: 4, count: 300) {
                let done = Mutex<[Int]>([])
                WorkerThread.forEach(count) { number in done.withLock { $0.append(number) } }
                #expect(done.withLock { $0.sorted() } == Array(0..<count))
            }
        }
    }

    @Test("more threads than a few for each core are refused", arguments: [0, -1, 100_000, Int.max])
    func threadLimit(count: Int) throws {
        #expect(ThreadLimit.objection(to: count, "--threads")?.contains("must be 1 to \(ThreadLimit.most)") == true)
        #expect(ThreadLimit.objection(to: 64, "--threads") == nil && ThreadLimit.objection(to: nil, "--threads") == nil)
        let folder = try TemporaryFolder()
        try folder.writeNumbered(3, side: 8)
        let error = failure {
            try Images(from: ImageFolder(folder.path), side: 8).open(LoadingOptions(batch: 2, seed: 0, workers: count))
        }
        #expect(error.status == .usage)
        #expect(error.message.hasPrefix("the number of loader threads is \(count.grouped) and must be 1 to"))
    }
}
